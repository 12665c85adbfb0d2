//! One buyer with one page, event after event.

use super::{
    Days,
    buyer::{Act, Buyer},
    chance::SECOND,
    day::{DAY, Day, OUTAGE},
    load::Load,
    page::{Page, Status},
};

#[derive(Clone)]
struct Life<'a, P> {
    buyer: &'a Buyer,
    day: Day,
    page: P,
    /// Those to come.
    acts: &'a [(i64, Act)],
    now: i64,
    open: bool,
    visible: bool,
    online: bool,
    way: Option<Way>,
    /// The page knows of the money, by itself or by a press of the button.
    shown: Option<Cause>,
    /// The time for which the buyer has looked since the money arrived.
    looked: i64,
    /// When the tab that the phone had thrown away was loaded again, until its first answer.
    lost: Option<i64>,
    /// The buyer left, but is thought to stay: requests no longer count.
    left: bool,
}

/// A request on its way.
#[derive(Clone, Copy)]
struct Way {
    back: i64,
    answer: Option<Status>,
    cause: Cause,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cause {
    Page,
    Press,
}

enum Event {
    Back(Way),
    Act(Act),
    Due,
}

/// Lives `buyer`'s day with `page` and writes down what it did.
#[cfg(test)]
pub fn live(buyer: &Buyer, day: Day, page: impl Page + Clone, load: &mut Load) {
    let mut life = Life::new(buyer, day, page);
    load.arrive(buyer.method);
    life.go_on(i64::MAX, load);
    life.end(load);
}

/// Lives `buyer`'s day with `page` on both days. They are one until the outage, and most lives are over before it.
pub fn live_on_both(buyer: &Buyer, page: impl Page + Clone, days: &mut Days) {
    let outage = if OUTAGE.contains(&buyer.arrival) { 0 } else { (OUTAGE.start - buyer.arrival).rem_euclid(DAY) };
    let mut life = Life::new(buyer, Day::Normal, page);
    days.before.arrive(buyer.method);
    // An event before this time sends no request that is at the API within the outage.
    life.go_on(outage - buyer.answer / 2, &mut days.before);
    if life.next().is_none() {
        return life.end(&mut days.before);
    }
    for (day, load) in [(Day::Normal, &mut days.normal), (Day::Outage, &mut days.outage)] {
        let mut life = Life { day, ..life.clone() };
        life.go_on(i64::MAX, load);
        life.end(load);
    }
}

impl<'a, P: Page + Clone> Life<'a, P> {
    fn new(buyer: &'a Buyer, day: Day, page: P) -> Self {
        Self {
            buyer,
            day,
            page,
            acts: &buyer.acts,
            now: 0,
            open: false,
            visible: false,
            online: true,
            way: None,
            shown: None,
            looked: 0,
            lost: None,
            left: false,
        }
    }

    /// Lives on through the events before `end`.
    fn go_on(&mut self, end: i64, load: &mut Load) {
        let outage_ends = (OUTAGE.end - self.buyer.arrival).rem_euclid(DAY);
        while let Some((time, event)) = self.next().filter(|(time, _)| *time < end) {
            if self.day == Day::Outage && (self.now..time).contains(&outage_ends) && self.waits_in_sight() {
                load.refresh(self.buyer.method, self.clone().fresh_at(outage_ends).map(|fresh| fresh - outage_ends));
            }
            self.pass(time);
            self.happen(event, load);
        }
    }

    fn end(&self, load: &mut Load) {
        match self.shown {
            Some(cause) if self.visible => {
                load.record_paid(self.buyer.method, self.looked, cause == Cause::Page, self.left);
            }
            _ if self.looked > 0 => load.record_unseen(self.buyer.method),
            _ => {}
        }
    }

    /// The next event; None after the buyer has seen that the money is there. At one time an answer comes before an act, and
    /// both before the page's own timer.
    fn next(&self) -> Option<(i64, Event)> {
        if self.visible && self.shown.is_some() {
            return None;
        }
        let back = self.way.map(|way| (way.back, Event::Back(way)));
        let act = self.acts.first().map(|(time, act)| (*time, Event::Act(*act)));
        let due = self.due().map(|time| (time, Event::Due));
        [back, act, due].into_iter().flatten().min_by_key(|(time, _)| *time)
    }

    fn due(&self) -> Option<i64> {
        self.page.due().filter(|_| self.open).map(|due| due.max(self.now))
    }

    fn pass(&mut self, time: i64) {
        let arrived = self.buyer.paid.unwrap_or(i64::MAX);
        if self.visible && time > arrived {
            self.looked += time - self.now.max(arrived);
        }
        self.now = time;
    }

    fn happen(&mut self, event: Event, load: &mut Load) {
        match event {
            Event::Back(way) => self.answered(way, load),
            Event::Due => {
                if self.page.wake(self.now) {
                    self.ask(Cause::Page, load);
                }
            }
            Event::Act(act) => {
                self.acts = &self.acts[1..];
                self.act(act, load);
            }
        }
    }

    fn answered(&mut self, way: Way, load: &mut Load) {
        self.way = None;
        let asks = self.page.answered(self.now, way.answer);
        if let Some(status) = way.answer {
            self.come_back(Some(status), load);
        }
        if way.answer == Some(Status::Paid) {
            self.shown = Some(way.cause);
        } else if asks {
            self.ask(Cause::Page, load);
        }
    }

    fn act(&mut self, act: Act, load: &mut Load) {
        match act {
            Act::Hide if self.now == self.buyer.leaves && self.looked > 0 => {
                self.left = true;
                return;
            }
            Act::Press if !self.visible => return,
            Act::Close if self.left => return,
            Act::Close => {
                self.open = false;
                self.way = None;
                return;
            }
            Act::Open => {
                self.lost = self.open.then_some(self.now);
                (self.open, self.visible) = (true, true);
            }
            Act::Show => self.visible = true,
            Act::Hide => {
                self.visible = false;
                self.come_back(None, load);
            }
            Act::Disconnect => {
                self.online = false;
                self.way = self.way.map(|way| Way { answer: None, ..way });
            }
            Act::Reconnect => self.online = true,
            Act::Copy | Act::Press => {}
        }
        let asks = self.page.act(act, self.now);
        if asks {
            self.ask(if act == Act::Press { Cause::Press } else { Cause::Page }, load);
        }
    }

    /// The first answer in a tab that was loaded again. `None`: there was none while the buyer looked.
    fn come_back(&mut self, answer: Option<Status>, load: &mut Load) {
        let Some(lost) = self.lost.take().filter(|_| answer.is_none_or(|status| status == Status::Unpaid)) else {
            return;
        };
        let recalls = self.page.recalls();
        load.come_back(self.buyer.method, recalls, self.now - lost);
        if recalls && lost >= self.buyer.deadline {
            load.mislead(self.buyer.method);
        }
    }

    /// The request is at the API after half of its time. Without a network it fails at once and reaches nobody.
    fn ask(&mut self, cause: Cause, load: &mut Load) {
        if !self.online {
            self.way = Some(Way { back: self.now + 1, answer: None, cause });
            return;
        }
        let there = self.now + self.buyer.answer / 2;
        if !self.left {
            load.count(self.buyer.method, self.buyer.arrival + there);
        }
        self.way = Some(Way { back: self.now + self.buyer.answer, answer: self.answer(there), cause });
    }

    fn answer(&self, there: i64) -> Option<Status> {
        let status = match self.buyer.paid {
            Some(paid) if paid <= there => Status::Paid,
            _ if there >= self.buyer.deadline => Status::Expired,
            _ => Status::Unpaid,
        };
        self.day.answers(self.buyer.arrival + there).then_some(status)
    }

    fn waits_in_sight(&self) -> bool {
        self.open && self.visible && self.online && self.shown.is_none() && self.now < self.buyer.deadline
    }

    /// When the first answer after `end` is there, if the buyer only looks.
    fn fresh_at(mut self, end: i64) -> Option<i64> {
        self.acts = &[];
        self.left = true;
        let mut unwritten = Load::none();
        while let Some((time, event)) = self.next() {
            let fresh = matches!(&event, Event::Back(way) if way.answer.is_some() && time > end);
            if fresh || time - end > 3600 * SECOND {
                return fresh.then_some(time);
            }
            self.pass(time);
            self.happen(event, &mut unwritten);
        }
        None
    }
}
