//! Messages between the tabs of one browser about one payment.

use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

pub(super) struct Channel {
    channel: BroadcastChannel,
    _callback: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// Calls `on_message` with the messages of other tabs. `None`: this browser has no `BroadcastChannel` (Safari before 15.4), and
    /// every tab polls for itself.
    pub(super) fn open(name: &str, on_message: impl Fn(String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let callback = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(words) = event.data().as_string() {
                on_message(words);
            }
        });
        channel.set_onmessage(Some(callback.as_ref().unchecked_ref()));
        Some(Self { channel, _callback: callback })
    }

    pub(super) fn post(&self, words: &str) {
        let _ = self.channel.post_message(&words.into());
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
