//! A limit of the API's holds for every element of the page.

use std::{cell::RefCell, rc::Weak};

use super::{super::page, Runtime};
use crate::{session::Message, value::Instant};

thread_local! {
    /// The elements of the page.
    static ELEMENTS: RefCell<Vec<Weak<Runtime>>> = const { RefCell::new(Vec::new()) };
}

impl Runtime {
    pub(super) fn enter_page(&self) {
        ELEMENTS.with_borrow_mut(|elements| {
            elements.retain(|element| element.strong_count() > 0);
            elements.push(self.own.clone());
        });
    }

    /// Tells the other elements and those to come.
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since the page began are small")]
    pub(super) fn hold(&self, until: Instant) {
        let Some(url) = self.asked_url() else { return };
        self.bridge.hold(&url, until.0 as f64);
        let elements = ELEMENTS.with_borrow(Clone::clone);
        for element in elements.iter().filter_map(Weak::upgrade) {
            if !element.own.ptr_eq(&self.own) && element.held() == Some(until) {
                element.send(Message::Held(until));
            }
        }
    }

    /// The time before which the API of this element's payment may not be asked.
    pub(super) fn held(&self) -> Option<Instant> {
        let until = page::instant_of(self.bridge.held_until(&self.asked_url()?));
        (until > page::instant()).then_some(until)
    }

    fn asked_url(&self) -> Option<String> {
        let session = self.session.borrow();
        let config = session.config.as_ref().ok()?;
        Some(config.create.as_ref().or(config.follow.as_ref())?.url.clone())
    }
}
