//! One screen of the gallery, and the way to it.

use sandbox::{Action, Fault, NewOrder, Route};
use serde_json::Value;

use super::view::{DESKTOP, PHONE, View};

/// A screen to look at.
#[derive(Debug, Clone)]
pub struct Screen {
    /// State, method, and what is special: `unpaid-va_bca-checked`. Names its test and its files.
    pub name: String,
    /// The `data-state` that it ends in.
    pub state: &'static str,
    pub method: String,
    pub(super) source: Source,
    /// Before the page opens.
    pub(super) before: Vec<Step>,
    /// Once the page shows its first state.
    pub(super) after: Vec<Step>,
    /// An attribute of the element with another value than the right one.
    pub(super) attribute: Option<(&'static str, &'static str)>,
    /// A script that runs before the widget's.
    pub(super) head: &'static str,
    /// The screen is compared with its kept files and checked; others are only drawn.
    pub kept: bool,
    /// The views of which a picture is kept.
    pub pictures: &'static [View],
}

/// The source of the payment.
#[derive(Debug, Clone)]
pub(super) enum Source {
    Order(NewOrder),
    /// The store's own backend, at this gateway.
    Backend(&'static str),
    /// A payload that the page has: a file of `tests/fixtures`.
    InHand(&'static str),
}

#[derive(Debug, Clone)]
pub(super) enum Step {
    Act(Action),
    Fault(Route, Fault),
    /// Presses the part.
    Press(&'static str),
    /// The payment expires at the backend's gateway.
    Expire,
    /// Changes the order by a merge patch.
    Patch(Value),
    /// Runs a script in the page.
    Run(&'static str),
    /// Waits until the widget reads so.
    Reads(&'static str),
}

/// Seconds from the gallery's moment to 15.00 WIB of the next day.
const DEADLINE: i64 = 70_930;

impl Screen {
    /// A screen of an order at Scalev; a deadline of one day is moved to a full hour.
    pub(super) fn order(state: &'static str, new: NewOrder) -> Self {
        let deadline_in = if new.deadline_in == Some(86_400) { Some(DEADLINE) } else { new.deadline_in };
        let method = new.method.clone();
        Self::new(state, &method, Source::Order(NewOrder { deadline_in, ..new }))
    }

    /// A screen of a payment of the store's own backend.
    pub(super) fn backend(gateway: &'static str, method: &str) -> Self {
        Self::of_backend("unpaid", gateway, method)
    }

    /// This screen, ending in the given state.
    pub(super) fn of_backend(state: &'static str, gateway: &'static str, method: &str) -> Self {
        Self::new(state, method, Source::Backend(gateway))
    }

    /// Lets the payment expire at the backend's gateway.
    pub(super) fn expire(mut self) -> Self {
        self.after.push(Step::Expire);
        self
    }

    /// A screen of a payload from the page.
    pub(super) fn given(file: &'static str, method: &str) -> Self {
        Self::with_state("unpaid", file, method)
    }

    /// A screen of a payload with this state.
    pub(super) fn with_state(state: &'static str, file: &'static str, method: &str) -> Self {
        Self::new(state, method, Source::InHand(file))
    }

    fn new(state: &'static str, method: &str, source: Source) -> Self {
        Self {
            name: format!("{state}-{method}"),
            state,
            method: method.to_owned(),
            source,
            before: Vec::new(),
            after: Vec::new(),
            attribute: None,
            head: "",
            kept: true,
            pictures: &[PHONE, DESKTOP],
        }
    }

    /// Adds what is special to its name.
    pub(super) fn called(mut self, special: &str) -> Self {
        self.name = format!("{}-{special}", self.name);
        self
    }

    pub(super) fn only_drawn(self) -> Self {
        Self { kept: false, ..self }
    }

    /// Looks like another one that is kept, but for a few words.
    pub(super) fn like_another(self) -> Self {
        Self { pictures: &[PHONE], ..self }
    }

    /// It shows text in whichever font the system has.
    pub(super) fn without_pictures(self) -> Self {
        Self { pictures: &[], ..self }
    }

    pub(super) fn before(mut self, step: Step) -> Self {
        self.before.push(step);
        self
    }

    pub(super) fn fault(self, route: Route, fault: Fault) -> Self {
        self.before(Step::Fault(route, fault))
    }

    pub(super) fn press(mut self, part: &'static str) -> Self {
        self.after.push(Step::Press(part));
        self
    }

    pub(super) fn patch(mut self, patch: Value) -> Self {
        self.after.push(Step::Patch(patch));
        self
    }

    pub(super) fn run(mut self, script: &'static str) -> Self {
        self.after.push(Step::Run(script));
        self
    }

    pub(super) fn reads(mut self, words: &'static str) -> Self {
        self.after.push(Step::Reads(words));
        self
    }

    pub(super) fn attribute(self, name: &'static str, value: &'static str) -> Self {
        Self { attribute: Some((name, value)), ..self }
    }

    pub(super) fn head(self, head: &'static str) -> Self {
        Self { head, ..self }
    }
}
