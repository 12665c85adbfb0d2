//! Events: each once, and in step with the state.

use scalev_checkout::session::{Effect, Session, event::EventKind};

use super::{Observed, Violation, hold};

impl Observed {
    pub(super) fn check_events(&mut self, session: &Session, effects: &[Effect]) -> Result<(), Violation> {
        for effect in effects {
            let (event, once) = match effect {
                Effect::Emit(event) => (event, false),
                Effect::EmitOnce(event) => (event, true),
                _ => continue,
            };
            if event.kind == EventKind::Action {
                hold(event.action.is_some(), "an action says what it is", String::new)?;
                continue;
            }
            let name = event.kind.name();
            hold(once == (event.kind == EventKind::Paid), "paid is emitted once in a browser", || name.to_owned())?;
            if event.kind == EventKind::Status {
                let changed = self.status != Some(event.status);
                hold(changed, "a state is emitted when it changes", || event.status.to_owned())?;
                self.status = Some(event.status);
                continue;
            }
            let again = self.events.contains(&event.kind);
            hold(!again, "an event is emitted once", || name.to_owned())?;
            self.events.push(event.kind);
        }
        let state = session.state().name();
        hold(self.status == Some(state), "a state is emitted when it changes", || format!("{:?} {state}", self.status))
    }
}
