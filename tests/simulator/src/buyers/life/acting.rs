//! Actions of the buyer, and events of the device.

use scalev_checkout::{
    screen,
    session::{CopyTarget, Message},
};

use super::{Act, Clock, Event, Life, MINUTE, Place, SECOND, Tab, TabEvent, Trace, Violation};

/// Tabs of one browser at a time.
const MOST_TABS: usize = 3;

impl Life {
    pub(super) fn act(&mut self, act: Act, trace: &mut Trace) -> Result<(), Violation> {
        trace.note(|| format!("{} {act:?}", Clock(self.at)));
        let Some(tab) = self.any(|place| place != Place::Closed) else {
            return self.open(trace);
        };
        match act {
            Act::Look => self.look(tab, trace),
            Act::Leave if self.runs(tab) => self.put(tab, Place::Left, Message::Left, trace),
            Act::Leave => Ok(()),
            Act::Reload => {
                let kept = screen::memory(&self.tabs[tab].session).is_some();
                self.tally.reloads.0 += 1;
                self.tally.reloads.1 += u64::from(kept);
                self.load(tab, trace)
            }
            Act::Open => self.open(trace),
            Act::Close => {
                self.network.release(self.at);
                self.tabs[tab].place = Place::Closed;
                Ok(())
            }
            Act::Check => self.press(Message::CheckPressed, trace),
            Act::Copy => {
                let what = [CopyTarget::Amount, CopyTarget::Number(0), CopyTarget::Number(1)][self.rng.usize(..3)];
                self.press(Message::CopyPressed(what), trace)
            }
            Act::OpenSteps => self.press(Message::StepsToggled, trace),
            Act::TurnPage if self.runs(tab) => self.change_environment(tab, trace),
            Act::TurnPage => Ok(()),
            Act::Sleep => {
                self.device.sleep(&mut self.rng, self.at);
                let awake = self.device.wakes(self.at).unwrap_or(self.at) + 2 * SECOND;
                self.tabs.iter_mut().for_each(|tab| tab.watch.sleep(self.at, awake));
                self.clocks_jump();
                Ok(())
            }
            Act::SetClock => {
                self.device.set_clock(&mut self.rng);
                self.clocks_jump();
                Ok(())
            }
            Act::Online => self.go_offline(trace),
            Act::Outage => {
                self.network.break_down(&mut self.rng, self.at);
                Ok(())
            }
            Act::Limit => {
                self.network.limit(&mut self.rng, self.at);
                Ok(())
            }
        }
    }

    /// Opens the order in one more tab, mostly in front of the others.
    pub(super) fn open(&mut self, trace: &mut Trace) -> Result<(), Violation> {
        let free = self.tabs.iter().position(|tab| tab.place == Place::Closed);
        let tab = free.unwrap_or(self.tabs.len());
        if tab == MOST_TABS {
            return Ok(());
        }
        if self.rng.u8(..4) > 0 {
            for other in 0..self.tabs.len() {
                if self.tabs[other].place == Place::Shown {
                    self.put(other, Place::Hidden, Message::Hidden, trace)?;
                }
            }
        }
        if free.is_none() {
            self.tabs.push(Tab::new(&mut self.rng, self.at, self.server.backend));
        }
        self.load(tab, trace)
    }

    fn load(&mut self, tab: usize, trace: &mut Trace) -> Result<(), Violation> {
        self.network.release(self.at);
        self.tabs[tab].reload(self.at);
        let visible = self.rng.u8(..8) > 0;
        let place = if visible { Place::Shown } else { Place::Hidden };
        let seed = self.rng.u32(..);
        self.put(tab, place, Message::Started { seed, visible }, trace)
    }

    fn look(&mut self, tab: usize, trace: &mut Trace) -> Result<(), Violation> {
        match self.tabs[tab].place {
            Place::Shown => self.put(tab, Place::Hidden, Message::Hidden, trace),
            // A frozen page may resume while it is hidden.
            Place::Left if self.rng.u8(..4) == 0 => self.put(tab, Place::Hidden, Message::Hidden, trace),
            Place::Hidden | Place::Left => {
                if self.rng.u8(..8) == 0 {
                    self.change_environment(tab, trace)?;
                }
                self.put(tab, Place::Shown, Message::Shown, trace)
            }
            Place::Closed => Ok(()),
        }
    }

    fn change_environment(&mut self, tab: usize, trace: &mut Trace) -> Result<(), Violation> {
        let page = self.tabs[tab].change_environment(&mut self.rng);
        self.send(tab, Message::EnvironmentChanged(page), trace)
    }

    /// A tap on a page that is seen.
    fn press(&mut self, message: Message, trace: &mut Trace) -> Result<(), Violation> {
        match self.any(|place| place == Place::Shown) {
            Some(tab) => self.send(tab, message, trace),
            None => Ok(()),
        }
    }

    fn put(&mut self, tab: usize, place: Place, message: Message, trace: &mut Trace) -> Result<(), Violation> {
        self.tabs[tab].place = place;
        self.send(tab, message, trace)
    }

    /// The second hands look within a second, once the device is awake.
    fn clocks_jump(&mut self) {
        for tab in 0..self.tabs.len() {
            let after = self.rng.i64(1..SECOND);
            self.plan(after, tab, TabEvent::Tick);
        }
    }

    fn go_offline(&mut self, trace: &mut Trace) -> Result<(), Violation> {
        let longest = [3 * SECOND, MINUTE, 10 * MINUTE][self.rng.usize(..3)];
        self.network.online = false;
        let back = self.at + self.rng.i64(SECOND..longest);
        // Many networks are gone without a word.
        let signaled = self.rng.bool();
        self.queue.push(back, Event::Online { signaled });
        if signaled { self.send_to_all(&Message::WentOffline, trace) } else { Ok(()) }
    }

    pub(super) fn go_online(&mut self, signaled: bool, trace: &mut Trace) -> Result<(), Violation> {
        self.network.online = true;
        if signaled { self.send_to_all(&Message::WentOnline, trace) } else { Ok(()) }
    }

    fn send_to_all(&mut self, message: &Message, trace: &mut Trace) -> Result<(), Violation> {
        for tab in 0..self.tabs.len() {
            if self.runs(tab) {
                self.send(tab, message.clone(), trace)?;
            }
        }
        Ok(())
    }

    fn any(&mut self, wanted: fn(Place) -> bool) -> Option<usize> {
        let tabs: Vec<usize> = (0..self.tabs.len()).filter(|tab| wanted(self.tabs[*tab].place)).collect();
        self.rng.choice(tabs)
    }
}
