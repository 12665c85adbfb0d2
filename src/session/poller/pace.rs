//! The time of the next request.

use super::{Effect, Instant, Pace, Poller, Situation, schedule};
use crate::payment::Status;

impl Poller {
    /// When something is to be done about requests: one goes out, or is given up, or the deadline comes.
    pub(in crate::session) fn due(&self, situation: &Situation) -> impl Iterator<Item = Instant> {
        let given_up = self.pending.map(|(_, limit)| limit);
        [self.next_request_at(situation), self.deadline_while_visible(situation), given_up].into_iter().flatten()
    }

    /// Sends the request that is due. At the deadline the screen shows a check, also where an earlier request is pending.
    pub(in crate::session) fn wake(&mut self, situation: &Situation, effects: &mut Vec<Effect>) {
        let now = situation.now;
        self.checking |= self.deadline_while_visible(situation).is_some_and(|deadline| deadline <= now);
        if self.next_request_at(situation).is_some_and(|due| due <= now) {
            self.read(situation, effects);
        }
    }

    /// When the next request goes out by itself. `None`: the page is hidden, one is under way, or nothing is to be asked.
    fn next_request_at(&self, situation: &Situation) -> Option<Instant> {
        let due = [self.next, self.deadline_ahead(situation)].into_iter().flatten().min()?;
        let due = due.max(self.allowance.opens()).max(self.held_until.unwrap_or(due));
        (situation.visible && self.pending.is_none()).then_some(due)
    }

    /// When the deadline comes while the page is visible.
    fn deadline_while_visible(&self, situation: &Situation) -> Option<Instant> {
        self.deadline_ahead(situation).filter(|_| situation.visible && !self.checking)
    }

    /// When a deadline comes after which no request was sent. While requests fail, the back-off decides.
    fn deadline_ahead(&self, situation: &Situation) -> Option<Instant> {
        let left = situation.left()?;
        let asks = !situation.overdue && self.failures == 0 && situation.can_follow;
        asks.then(|| situation.now.after(left.max(0)))
    }

    /// When the API may be asked again, also at the buyer's wish. `None`: now.
    pub(in crate::session) fn held_until(&self, now: Instant) -> Option<Instant> {
        self.held_until.filter(|until| *until > now)
    }

    /// The buyer acted: polling is fast for a minute.
    pub(in crate::session) fn poll_fast(&mut self, situation: &Situation) {
        self.fast_until = Some(situation.now.after(schedule::FAST_POLLING));
        if situation.waits_for_money() && self.failures == 0 && self.next.is_some() {
            self.schedule(situation);
        }
    }

    /// Sets the next request by the table of [`schedule`].
    pub(in crate::session) fn schedule(&mut self, situation: &Situation) {
        let seed = self.random.next();
        let Some(payment) = situation.payment else {
            return;
        };
        let now = situation.now;
        let past = payment.deadline.map_or(0, |deadline| situation.server_now.since(deadline));
        let fast = self.fast_until.is_some_and(|until| now < until);
        let since = now.since(self.waits_since);
        let wait = match payment.status {
            _ if !situation.can_follow => None,
            Status::Paid => None,
            Status::Expired | Status::Ended | Status::Closed | Status::Refunded => {
                (since.max(past) < schedule::GRACE).then(|| schedule::after_deadline_delay(seed))
            }
            Status::Processing => Some(schedule::poll(Pace::Quick, since, fast, seed)),
            Status::Conflict | Status::Failed | Status::Draft => Some(schedule::poll(Pace::Slow, since, fast, seed)),
            Status::Unpaid if payment.nothing_due => None,
            Status::Unpaid if (1..schedule::GRACE).contains(&past) => Some(schedule::after_deadline_delay(seed)),
            Status::Unpaid => Some(schedule::poll(payment.pace, since, fast, seed)),
        };
        self.next = wait.map(|wait| now.after(wait));
    }
}
