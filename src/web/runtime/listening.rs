//! Messages from the page and from the other tabs.

use leptos::prelude::document;

use super::{
    super::guard::{Channel, Listener},
    Runtime,
};
use crate::session::Message;

impl Runtime {
    pub(super) fn listen(&self) {
        let (Some(window), document) = (web_sys::window(), document()) else {
            return;
        };
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
}
