//! Messages from the page, its other elements and the other tabs.

use std::{cell::RefCell, rc::Weak};

use leptos::prelude::{document, window};

use super::{
    super::{
        guard::{Channel, Listener},
        page,
    },
    Runtime,
};
use crate::{session::Message, value::Instant};

thread_local! {
    /// The elements of the page.
    static ELEMENTS: RefCell<Vec<Weak<Runtime>>> = const { RefCell::new(Vec::new()) };
}

impl Runtime {
    pub(super) fn listen(&self) {
        let (window, document) = (window(), document());
        let call = |act| self.callback(act);
        self.listeners.replace(vec![
            Listener::on(&document, "visibilitychange", call(Self::visibility_changed)),
            Listener::on(&document, "freeze", call(Self::leave)),
            Listener::on(&document, "resume", call(Self::come_back)),
            Listener::on(&window, "pagehide", call(Self::leave)),
            Listener::on(&window, "pageshow", call(Self::come_back)),
            Listener::on(&window, "online", call(|own| own.send(Message::WentOnline))),
            Listener::on(&window, "offline", call(|own| own.send(Message::WentOffline))),
        ]);
    }

    /// The page was hidden or shown. Before it is shown, the device's zone may have changed.
    fn visibility_changed(&self) {
        if document().hidden() {
            self.send(Message::Hidden);
            self.remember();
        } else {
            self.configure();
            self.send(Message::Shown);
        }
    }

    /// An open channel would keep the page out of the browser's back/forward cache.
    fn leave(&self) {
        self.send(Message::Left);
        self.channel.take();
    }

    fn come_back(&self) {
        if self.channel.borrow().is_none() {
            self.join();
        }
        self.visibility_changed();
    }

    /// Receives the answers that other tabs get for this payment.
    pub(super) fn join(&self) {
        let on_message = self.receiver(|own, words| own.send(Message::BroadcastReceived(words)));
        let channel = self.name().and_then(|name| Channel::open(&name, on_message));
        self.channel.replace(channel);
    }

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
