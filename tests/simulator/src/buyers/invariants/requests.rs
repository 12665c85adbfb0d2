//! Requests: one at a time, within the limit, and none while the page is hidden or the server asks to wait.

use scalev_checkout::session::{Ask, Effect, Session, schedule};

use super::{Observed, Scene, Violation, hold, scene::Cause};
use crate::buyers::tab::Place;

/// Of one page by itself: in fifteen minutes, and in a day in which the buyer does nothing.
const MOST_READS: usize = 60;
const MOST_READS_OF_A_DAY: usize = 1000;

/// Wake-ups within an hour: as many as reads, as limits of requests, and one for every minute of a long wait.
const MOST_WAKES: usize = 4 * MOST_READS * 2 + 120;

impl Observed {
    pub(super) fn check_requests(&mut self, scene: &Scene, effects: &[Effect]) -> Result<(), Violation> {
        for effect in effects {
            let (request, create) = match effect {
                Effect::Ask { request, ask } => (*request, !matches!(ask, Ask::Read { .. })),
                _ => continue,
            };
            hold(self.pending.is_none(), "one request is under way at a time", || format!("{:?}", self.pending))?;
            self.pending = Some((request, create));
            let seen = scene.place == Place::Shown || scene.cause == Cause::Started;
            hold(seen, "a page that nobody sees asks for nothing", || format!("{effect:?}"))?;
            let early = self.held_until.filter(|until| scene.now.instant < *until);
            hold(early.is_none(), "nobody asks before the time that the server named", || {
                format!("{early:?}, and it is {:?}", scene.now.instant)
            })?;
            if create { self.count_create()? } else { self.count_read(scene)? }
        }
        Ok(())
    }

    fn count_create(&mut self) -> Result<(), Violation> {
        self.creates += 1;
        let most = usize::try_from(schedule::MOST_CREATES).unwrap_or(0);
        hold(self.creates <= most, "a page creates three times at most", || format!("{}", self.creates))
    }

    fn count_read(&mut self, scene: &Scene) -> Result<(), Violation> {
        let last = self.last_read.replace(scene.now.instant);
        if scene.cause == Cause::Shown {
            let since = last.map_or(i64::MAX, |last| scene.now.instant.since(last));
            hold(since >= schedule::COALESCE, "who looks again and again asks once", || format!("{since} ms"))?;
        }
        if matches!(scene.cause, Cause::Shown | Cause::Checked) {
            return Ok(());
        }
        let quarter = self.quarter.add(scene.at);
        hold(quarter <= MOST_READS, "a page asks sixty times in fifteen minutes at most", || format!("{quarter}"))?;
        let day = self.day.add(scene.at);
        self.reads_of_a_day = self.reads_of_a_day.max(day);
        self.retries += usize::from(self.failing);
        let most = MOST_READS_OF_A_DAY + self.retries;
        hold(day <= most, "a page left alone asks a thousand times in a day at most, and after failures", || {
            format!("{day}, {} of them after failures", self.retries)
        })
    }

    pub(super) fn check_wake(&mut self, scene: &Scene, session: &Session) -> Result<(), Violation> {
        let wake = session.wake();
        let ends = self.pending.is_none() || wake.is_some();
        hold(ends, "every request ends", || format!("{:?} is under way, and nothing is due", self.pending))?;
        if scene.cause != Cause::Woke {
            return Ok(());
        }
        let idle = wake.is_none_or(|wake| wake > scene.now.instant);
        hold(idle, "it wakes up for something", || format!("due {wake:?}, and it is {:?}", scene.now.instant))?;
        let wakes = self.wakes.add(scene.at);
        hold(wakes <= MOST_WAKES, "it rests between wake-ups", || format!("{wakes} within an hour"))
    }
}
