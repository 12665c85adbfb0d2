//! Performs the session's effects, and sends it messages.

mod emitting;
mod listening;
mod performing;
mod showing;

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::{
    Bridge,
    client::Pending,
    guard::{self, Channel, Cover, Listener, Timer, Watch},
    ondemand::Proof,
    page,
};
use crate::{
    screen::{Screen, screen},
    session::{Message, Session, update},
    value::Instant,
};

pub(super) struct Runtime {
    pub(super) screen: ArcRwSignal<Screen>,
    /// The time left; apart, so that a tick changes one text.
    pub(super) countdown: ArcRwSignal<String>,
    /// The content of the watched parts as it was drawn last. `None`: it is to be drawn anew.
    pub(super) expected: ArcStoredValue<Option<String>>,
    host: HtmlElement,
    bridge: Bridge,
    session: RefCell<Session>,
    /// Counts sessions, so that an answer to an earlier one is dropped.
    generation: Cell<u32>,
    wake: RefCell<Option<Timer>>,
    tick: RefCell<Option<Timer>>,
    request: Pending,
    listeners: RefCell<Vec<Listener>>,
    channel: RefCell<Option<Channel>>,
    proof: Proof,
    /// When the tab last kept what it shows.
    remembered: Cell<Instant>,
    covered: Cell<bool>,
    cover: RefCell<Option<Cover>>,
    watch: RefCell<Option<Watch>>,
    own: Weak<Runtime>,
}

impl Runtime {
    pub(super) fn new(host: HtmlElement, bridge: Bridge) -> Rc<Self> {
        let (config, environment) = page::read(&host, &bridge);
        let mut session = Session::new(config, environment);
        if bridge.has_reported() {
            session.mark_error_reported();
        }
        Rc::new_cyclic(|own| Self {
            screen: ArcRwSignal::new(screen(&session)),
            countdown: ArcRwSignal::new(String::new()),
            expected: ArcStoredValue::new(None),
            host,
            bridge,
            session: RefCell::new(session),
            generation: Cell::new(0),
            wake: RefCell::default(),
            tick: RefCell::default(),
            request: Pending::default(),
            listeners: RefCell::default(),
            channel: RefCell::default(),
            proof: Proof::default(),
            remembered: Cell::default(),
            covered: Cell::new(false),
            cover: RefCell::default(),
            watch: RefCell::default(),
            own: own.clone(),
        })
    }

    pub(super) fn start(&self) {
        self.enter_page();
        self.listen();
        self.watch.replace(Some(guard::watch(&self.bridge, self.receiver(|own, seen: String| own.compare(&seen)))));
        self.begin();
    }

    fn begin(&self) {
        self.join();
        if let Some(until) = self.held() {
            self.send(Message::Held(until));
        }
        self.send(Message::Started { seed: page::random_seed(), visible: !document().hidden() });
    }

    /// Reads the attributes again. Another payment begins a new session; another language or zone keeps it.
    pub(super) fn configure(&self) {
        let (config, environment) = page::read(&self.host, &self.bridge);
        if self.session.borrow().is_for(&config) {
            self.send(Message::EnvironmentChanged(environment));
            self.remember();
            return;
        }
        self.request.abort();
        self.proof.clear();
        self.generation.set(self.generation.get() + 1);
        self.session.replace(Session::new(config, environment));
        self.begin();
    }

    /// The only way to change the session: updates it, renders the screen, performs the effects, sets the timer.
    pub(super) fn send(&self, message: Message) {
        let effects = update(&mut self.session.borrow_mut(), message, page::now());
        self.show();
        for effect in effects {
            self.perform(effect);
        }
        self.set_wake();
    }

    /// Ends every request, listener and timer.
    pub(super) fn stop(&self) {
        self.generation.set(self.generation.get() + 1);
        self.request.abort();
        self.proof.clear();
        self.listeners.take();
        self.cover.take();
        self.watch.take();
        self.channel.take();
        self.wake.take();
        self.tick.take();
    }

    fn set_wake(&self) {
        let due = self.session.borrow().wake();
        let fire = self.callback(|own| own.send(Message::TimerFired));
        let timer = due.and_then(|due| Timer::after(due.since(page::instant()), fire));
        drop_later(self.wake.replace(timer));
    }

    /// A callback of the page's, which does nothing once the runtime is gone.
    fn callback(&self, act: fn(&Self)) -> impl Fn() + use<> {
        let own = self.own.clone();
        move || {
            if let Some(own) = own.upgrade() {
                act(&own);
            }
        }
    }

    /// A callback as [`Self::callback`] makes it, for a value.
    pub(super) fn receiver<T>(&self, act: fn(&Self, T)) -> impl Fn(T) + use<T> {
        let own = self.own.clone();
        move |value| {
            if let Some(own) = own.upgrade() {
                act(&own, value);
            }
        }
    }
}

/// A timer's own callback may be what replaces it; it must outlive the call.
fn drop_later(timer: Option<Timer>) {
    if let Some(timer) = timer {
        spawn_local(async move { drop(timer) });
    }
}
