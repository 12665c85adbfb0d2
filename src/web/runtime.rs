//! Performs what the session asks for, and tells it what happened.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, CustomEvent, CustomEventInit, HtmlElement};

use super::{Bridge, client, clipboard, listener::Listener, page, timer::Timer};
use crate::{
    event::Event,
    screen::{self, Screen, screen},
    session::{Effect, Message, Session, State, update},
};

pub(super) struct Runtime {
    pub(super) screen: ArcRwSignal<Screen>,
    /// The ticking seconds; apart, so that a tick changes one text.
    pub(super) seconds: ArcRwSignal<String>,
    host: HtmlElement,
    bridge: Bridge,
    session: RefCell<Session>,
    /// Counts sessions, so that an answer to an earlier one is dropped.
    generation: Cell<u32>,
    wake: RefCell<Option<Timer>>,
    tick: RefCell<Option<Timer>>,
    request: RefCell<Option<AbortController>>,
    listeners: RefCell<Vec<Listener>>,
    rendered: Cell<bool>,
    own: Weak<Runtime>,
}

impl Runtime {
    pub(super) fn new(host: HtmlElement, bridge: Bridge) -> Rc<Self> {
        let (config, page) = page::read(&host, &bridge);
        let session = Session::new(config, page);
        Rc::new_cyclic(|own| Self {
            screen: ArcRwSignal::new(screen(&session)),
            seconds: ArcRwSignal::new(String::new()),
            host,
            bridge,
            session: RefCell::new(session),
            generation: Cell::new(0),
            wake: RefCell::default(),
            tick: RefCell::default(),
            request: RefCell::default(),
            listeners: RefCell::default(),
            rendered: Cell::new(false),
            own: own.clone(),
        })
    }

    pub(super) fn start(&self) {
        self.listen();
        let visible = !document().hidden();
        self.send(Message::Started { chance: page::chance(), paid_announced: self.paid_announced(), visible });
    }

    /// Reads the attributes again: another order is another session, other words are the same one.
    pub(super) fn configure(&self) {
        let (config, page) = page::read(&self.host, &self.bridge);
        if self.session.borrow().is_for(&config) {
            self.send(Message::PageChanged(page));
            return;
        }
        self.abort();
        self.generation.set(self.generation.get() + 1);
        self.session.replace(Session::new(config, page));
        let visible = !document().hidden();
        self.send(Message::Started { chance: page::chance(), paid_announced: self.paid_announced(), visible });
    }

    /// The one way in: the session changes, its effects happen, the screen follows.
    pub(super) fn send(&self, message: Message) {
        let effects = update(&mut self.session.borrow_mut(), message, page::now());
        self.show();
        for effect in effects {
            self.perform(effect);
        }
        self.set_wake();
    }

    /// Nothing of ours is left after this.
    pub(super) fn stop(&self) {
        self.generation.set(self.generation.get() + 1);
        self.abort();
        self.listeners.take();
        self.wake.take();
        self.tick.take();
    }

    fn perform(&self, effect: Effect) {
        match effect {
            Effect::Create { request } => self.ask(request, true),
            Effect::Read { request } => self.ask(request, false),
            Effect::Abort => self.abort(),
            Effect::Copy { what, text } => {
                let Some(root) = self.host.shadow_root() else {
                    return;
                };
                let copy = clipboard::copy(text, root);
                self.spawn(async move { Message::CopyEnded { what, worked: copy.await } });
            }
            Effect::Emit(event) => self.emit(&event),
            Effect::RememberPaid => self.remember_paid(),
            Effect::Log(line) => web_sys::console::error_1(&line.into()),
        }
    }

    fn ask(&self, request: u32, create: bool) {
        let wanted = self
            .session
            .borrow()
            .config()
            .as_ref()
            .ok()
            .and_then(|config| if create { config.create.clone() } else { config.follow.clone() });
        let (Some(wanted), Some(own), Ok(controller)) = (wanted, self.own.upgrade(), AbortController::new()) else {
            return;
        };
        self.request.replace(Some(controller.clone()));
        let sent = page::now();
        self.spawn(async move {
            let result = client::ask(&wanted, create, &own.bridge, controller).await;
            Message::Answered { request, sent, result }
        });
    }

    /// Sends what the future ends in, unless the session is another by then.
    fn spawn(&self, future: impl Future<Output = Message> + 'static) {
        let (own, generation) = (self.own.clone(), self.generation.get());
        spawn_local(async move {
            let message = future.await;
            if let Some(own) = own.upgrade().filter(|own| own.generation.get() == generation) {
                own.send(message);
            }
        });
    }

    fn show(&self) {
        let drawn = screen(&self.session.borrow());
        let _ = self.host.set_attribute("data-state", drawn.state.name());
        if drawn.state != State::Loading && !self.rendered.replace(true) {
            self.bridge.rendered();
        }
        self.count();
        if self.screen.with_untracked(|shown| *shown != drawn) {
            self.screen.set(drawn);
        }
    }

    /// Shows the seconds and asks for the next one, while there is anybody to see them.
    fn count(&self) {
        let now = page::now();
        let text = screen::countdown(&self.session.borrow(), now);
        let next =
            text.as_ref().filter(|_| !document().hidden()).map(|_| screen::next_tick(&self.session.borrow(), now));
        let own = self.own.clone();
        let timer = next.and_then(|millis| {
            Timer::after(millis, move || {
                if let Some(own) = own.upgrade() {
                    own.count();
                }
            })
        });
        let earlier = self.tick.replace(timer);
        drop_later(earlier);
        let text = text.unwrap_or_default();
        if self.seconds.with_untracked(|shown| *shown != text) {
            self.seconds.set(text);
        }
    }

    fn set_wake(&self) {
        let due = self.session.borrow().wake();
        let own = self.own.clone();
        let timer = due.and_then(|due| {
            Timer::after(due.since(page::now()), move || {
                if let Some(own) = own.upgrade() {
                    own.send(Message::Woke);
                }
            })
        });
        let earlier = self.wake.replace(timer);
        drop_later(earlier);
    }

    fn abort(&self) {
        if let Some(controller) = self.request.take() {
            controller.abort();
        }
    }

    fn listen(&self) {
        let (Some(window), document) = (web_sys::window(), document()) else {
            return;
        };
        let tell = |message: fn() -> Message| {
            let own = self.own.clone();
            move || {
                if let Some(own) = own.upgrade() {
                    own.send(message());
                }
            }
        };
        let seen = || if leptos::prelude::document().hidden() { Message::Hidden } else { Message::Shown };
        self.listeners.replace(vec![
            Listener::on(&document, "visibilitychange", tell(seen)),
            Listener::on(&window, "pageshow", tell(seen)),
            Listener::on(&window, "online", tell(|| Message::WentOnline)),
            Listener::on(&window, "offline", tell(|| Message::WentOffline)),
        ]);
    }

    fn emit(&self, event: &Event) {
        let detail = js_sys::Object::new();
        let set = |name: &str, value: JsValue| {
            let _ = js_sys::Reflect::set(&detail, &name.into(), &value);
        };
        set("status", event.status.into());
        set("method", event.method.as_deref().into());
        set("orderId", event.order_id.as_deref().into());
        set("amount", event.amount.as_deref().into());
        set("currency", event.currency.into());
        if let Some(spam) = event.is_probably_spam {
            set("isProbablySpam", spam.into());
        }
        if let Some(code) = event.code {
            set("code", code.into());
        }
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&detail);
        let name = format!("scalev-checkout:{}", event.kind.name());
        if let Ok(event) = CustomEvent::new_with_event_init_dict(&name, &init) {
            let _ = self.host.dispatch_event(&event);
        }
    }

    fn paid_announced(&self) -> bool {
        let found = || session_storage()?.get_item(&self.paid_key()?).ok()?;
        found().is_some()
    }

    fn remember_paid(&self) {
        if let (Some(storage), Some(key)) = (session_storage(), self.paid_key()) {
            let _ = storage.set_item(&key, "1");
        }
    }

    /// A hash of the slug: the slug itself opens the order and is not left lying around.
    fn paid_key(&self) -> Option<String> {
        let session = self.session.borrow();
        let config = session.config().as_ref().ok()?;
        let hash = config
            .identity()?
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Some(format!("scalev-checkout:paid:{hash:016x}"))
    }
}

fn session_storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// A timer's own callback may be what replaces it; it must outlive the call.
fn drop_later(timer: Option<Timer>) {
    if let Some(timer) = timer {
        spawn_local(async move { drop(timer) });
    }
}
