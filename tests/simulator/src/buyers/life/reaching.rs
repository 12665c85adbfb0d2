//! Delivers events to a tab: answers, timers, other tabs' messages.

use scalev_checkout::{
    response::ApiResponse,
    screen,
    session::{CopyTarget, Message},
    value::{Instant, Language},
};

use super::{Life, News, SECOND, Trace, Violation};
use crate::buyers::{network::Ending, tab::Place};

/// A scheduled event of a tab.
pub(super) enum TabEvent {
    /// The timer of this number; a newer one replaces it.
    Timer(u32),
    /// The second hand of a countdown, which looks whether the clocks went apart.
    Tick,
    Headers {
        request: u32,
        sent: Instant,
        ending: Box<Ending>,
    },
    Answered {
        request: u32,
        ending: Box<Ending>,
    },
    Heard(String),
    Copied(CopyTarget),
    Steps(Language),
}

/// The steps at two banks, as they are loaded.
const STEPS: &str = r#"{"bca":[["m-BCA","Buka m-BCA."]],"bill":[["ATM","Pilih Bayar."]]}"#;

impl Life {
    pub(super) fn reach(&mut self, tab: usize, news: TabEvent, trace: &mut Trace) -> Result<(), Violation> {
        match news {
            TabEvent::Timer(number) if self.tabs[tab].timer == number => self.send(tab, Message::TimerFired, trace),
            TabEvent::Tick if self.sees_jump(tab) => self.send(tab, Message::TimerFired, trace),
            TabEvent::Timer(_) | TabEvent::Tick => Ok(()),
            TabEvent::Headers { request, sent, mut ending } => {
                let received = self.device.now(self.at).instant;
                ending.result = ending.result.map(|answer| ApiResponse { sent, received, ..answer });
                if let Some(after) = ending.again {
                    self.plan(ending.body + after, tab, TabEvent::Answered { request, ending: ending.clone() });
                }
                self.plan(ending.body, tab, TabEvent::Answered { request, ending });
                Ok(())
            }
            // An engine may lose an abort.
            TabEvent::Answered { request, .. } if !self.tabs[tab].watch.waits_for(request) && self.rng.u8(..3) > 0 => {
                Ok(())
            }
            TabEvent::Answered { request, ending } => {
                let news = News::answer(&ending);
                self.send_news(tab, Message::Responded { request, result: ending.result }, news, trace)
            }
            TabEvent::Heard(body) => {
                let news = News::of(self.server.reported_in(&body));
                self.send_news(tab, Message::BroadcastReceived(body), news, trace)
            }
            TabEvent::Copied(what) => {
                let worked = self.rng.u8(..5) > 0;
                self.send(tab, Message::CopyEnded { what, worked }, trace)
            }
            TabEvent::Steps(language) => {
                let texts = [None, Some(""), Some("<html>"), Some(STEPS)];
                let text = texts[self.rng.usize(..4)].map(str::to_owned);
                self.send(tab, Message::StepsLoaded { language, text }, trace)
            }
        }
    }

    /// True where this tab's countdown runs and notices that the clocks diverged since the last message.
    fn sees_jump(&self, tab: usize) -> bool {
        let tab = &self.tabs[tab];
        let now = self.device.now(self.at);
        let drift = now.wall.since(tab.seen.wall) - now.instant.since(tab.seen.instant);
        let runs = tab.place == Place::Shown && screen::countdown(&tab.session, tab.seen.wall).is_some();
        runs && drift.abs() >= 2 * SECOND
    }
}
