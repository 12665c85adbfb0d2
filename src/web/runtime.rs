//! Performs what the session asks for, and tells it what happened.

use std::{
    cell::{Cell, RefCell},
    pin::Pin,
    rc::{Rc, Weak},
};

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, CustomEvent, CustomEventInit, HtmlElement};

use super::{
    Bridge, channel::Channel, client, clipboard, cover, listener::Listener, page, poster, proof::Proof, timer::Timer,
    turn::Turn, watch::Watch,
};
use crate::{
    event::Event,
    proof::{Job, Task},
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
    channel: RefCell<Option<Channel>>,
    proof: Proof,
    rendered: Cell<bool>,
    covered: Cell<bool>,
    /// Hears how a cover is closed.
    closing: RefCell<Option<Listener>>,
    watch: RefCell<Option<Watch>>,
    /// What the buyer pays by, as it was drawn last. `None`: it is to be drawn anew.
    vouched: RefCell<Option<String>>,
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
            channel: RefCell::default(),
            proof: Proof::default(),
            rendered: Cell::new(false),
            covered: Cell::new(false),
            closing: RefCell::default(),
            watch: RefCell::default(),
            vouched: RefCell::default(),
            own: own.clone(),
        })
    }

    pub(super) fn start(&self) {
        self.listen();
        let own = self.own.clone();
        self.watch.replace(Some(Watch::begin(&self.bridge, move |seen| {
            if let Some(own) = own.upgrade() {
                own.compare(&seen);
            }
        })));
        self.begin();
    }

    fn begin(&self) {
        self.join();
        self.send(Message::Started { chance: page::chance(), visible: !document().hidden() });
    }

    /// Reads the attributes again: another order is another session, other words are the same one.
    pub(super) fn configure(&self) {
        let (config, page) = page::read(&self.host, &self.bridge);
        if self.session.borrow().is_for(&config) {
            self.send(Message::PageChanged(page));
            return;
        }
        self.abort();
        self.proof.clear();
        self.generation.set(self.generation.get() + 1);
        self.session.replace(Session::new(config, page));
        self.begin();
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
        self.proof.clear();
        self.listeners.take();
        self.closing.take();
        self.watch.take();
        self.channel.take();
        self.wake.take();
        self.tick.take();
    }

    fn perform(&self, effect: Effect) {
        match effect {
            Effect::Create { request } => self.create(request),
            Effect::Read { request, anew } => self.read(request, anew),
            Effect::Abort => self.abort(),
            Effect::Copy { what, text } => {
                let Some(root) = self.host.shadow_root() else {
                    return;
                };
                let copy = clipboard::copy(text, root);
                self.spawn(async move { Message::CopyEnded { what, worked: copy.await } });
            }
            Effect::PassOn(text) => {
                let sharing = JsFuture::from(self.bridge.share(&text));
                self.spawn(async move { Message::ShareEnded { worked: sharing.await.is_ok() } });
            }
            Effect::Print => {
                if let Some(window) = web_sys::window() {
                    let _ = window.print();
                }
            }
            Effect::Poster { attempt, step, poster } => {
                let script = JsFuture::from(self.bridge.wanted("poster"));
                self.spawn(async move {
                    let outcome = poster::take(step, &poster, script).await;
                    Message::PosterEnded { attempt, step, outcome }
                });
            }
            Effect::LoadSteps(language) => {
                let coming = JsFuture::from(self.bridge.wanted(language.tag()));
                self.spawn(async move {
                    let text = coming.await.ok().and_then(|text| text.as_string());
                    Message::StepsCame { language, text }
                });
            }
            Effect::Proof(task) => self.prove(task),
            Effect::Emit(event) => self.emit(&event),
            Effect::EmitOnce(event) => self.emit_once(event),
            Effect::Share(body) => {
                if let Some(channel) = &*self.channel.borrow() {
                    channel.say(&body);
                }
            }
            Effect::Log(line) => web_sys::console::error_1(&line.into()),
        }
    }

    fn create(&self, request: u32) {
        let wanted = self.session.borrow().config().as_ref().ok().and_then(|config| config.create.clone());
        let (Some(wanted), Some(own), Some(controller)) = (wanted, self.own.upgrade(), self.controller()) else {
            return;
        };
        self.spawn(async move {
            let result = client::create(&wanted, &own.bridge, &controller).await;
            Message::Answered { request, result }
        });
    }

    fn read(&self, request: u32, anew: bool) {
        let wanted = self.session.borrow().config().as_ref().ok().and_then(|config| config.follow.clone());
        let (Some(wanted), Some(own), Some(controller)) = (wanted, self.own.upgrade(), self.controller()) else {
            return;
        };
        self.spawn(async move {
            let result = client::read(&wanted, anew, &own.bridge, controller).await;
            Message::Answered { request, result }
        });
    }

    fn prove(&self, task: Task) {
        match task {
            Task::Load => drop(self.bridge.wanted("proof")),
            Task::Abort => self.proof.abort(),
            Task::Do { turn, job } => {
                if job == Job::Open {
                    self.proof.take(self.host.shadow_root());
                }
                let (Some(own), Some(signal)) = (self.own.upgrade(), self.proof.begin()) else {
                    return;
                };
                let (hearer, generation) = (self.own.clone(), self.generation.get());
                let tell = move |act| {
                    if let Some(own) = hearer.upgrade().filter(|own| own.generation.get() == generation) {
                        own.send(Message::Proof(act));
                    }
                };
                let job = (turn, job);
                self.spawn(async move { Message::Proof(own.proof.work(job, &own.bridge, signal, tell).await) });
            }
        }
    }

    /// Of the one request that is under way.
    fn controller(&self) -> Option<AbortController> {
        let controller = AbortController::new().ok()?;
        self.request.replace(Some(controller.clone()));
        Some(controller)
    }

    /// Sends what the future ends in, unless the session is another by then.
    fn spawn(&self, future: impl Future<Output = Message> + 'static) {
        self.wait_for(Box::pin(future));
    }

    /// Compiled once, whatever the future.
    fn wait_for(&self, future: Pin<Box<dyn Future<Output = Message>>>) {
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
        let covered = drawn.is_covered();
        if self.screen.with_untracked(|shown| *shown != drawn) {
            self.screen.set(drawn);
        }
        self.cover(covered);
    }

    /// Notes what stands in the page from now on, drawn in the same moment.
    pub(super) fn vouch(&self, screen: &Screen) {
        self.vouched.replace(Some(screen.vouched()));
    }

    /// Whether what stands in the page is what was drawn.
    fn compare(&self, seen: &str) {
        let mut plain = String::new();
        screen::plain(seen, &mut plain);
        let altered = self.vouched.borrow().as_ref().is_some_and(|drawn| *drawn != plain);
        if altered {
            self.vouched.take();
            self.send(Message::Altered);
        }
    }

    /// Covers the screen or opens it again. The drawing of the screen waits in the same line, before this.
    fn cover(&self, wanted: bool) {
        if self.covered.replace(wanted) == wanted {
            return;
        }
        let own = self.own.clone();
        spawn_local(async move {
            let Some(own) = own.upgrade() else {
                return;
            };
            let Some(cover) = own.host.shadow_root().and_then(|root| root.query_selector("dialog").ok()?) else {
                return;
            };
            if wanted {
                let host = own.own.clone();
                let closed = move || {
                    if let Some(own) = host.upgrade() {
                        own.send(Message::Closed);
                    }
                };
                own.closing.replace(Some(Listener::on(&cover, "close", closed)));
                cover::open(&cover);
            } else {
                cover::close(&cover);
            }
        });
    }

    /// Shows the seconds and asks for the next one, while there is anybody to see them.
    fn count(&self) {
        let wall = page::now().wall;
        let text = screen::countdown(&self.session.borrow(), wall);
        let next =
            text.as_ref().filter(|_| !document().hidden()).map(|_| screen::next_tick(&self.session.borrow(), wall));
        let own = self.own.clone();
        let timer = next.and_then(|millis| {
            Timer::after(millis, move || {
                if let Some(own) = own.upgrade() {
                    own.tick();
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

    fn tick(&self) {
        let jumps = self.session.borrow().clock.jumps(page::now());
        if jumps { self.send(Message::Woke) } else { self.count() }
    }

    fn set_wake(&self) {
        let due = self.session.borrow().wake();
        let own = self.own.clone();
        let timer = due.and_then(|due| {
            Timer::after(due.since(page::instant()), move || {
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
        let call = |act: fn(&Self)| {
            let own = self.own.clone();
            move || {
                if let Some(own) = own.upgrade() {
                    act(&own);
                }
            }
        };
        self.listeners.replace(vec![
            Listener::on(&document, "visibilitychange", call(Self::look)),
            Listener::on(&document, "freeze", call(Self::leave)),
            Listener::on(&document, "resume", call(Self::come_back)),
            Listener::on(&window, "pagehide", call(Self::leave)),
            Listener::on(&window, "pageshow", call(Self::come_back)),
            Listener::on(&window, "online", call(|own| own.send(Message::WentOnline))),
            Listener::on(&window, "offline", call(|own| own.send(Message::WentOffline))),
        ]);
    }

    /// The page was hidden or shown. Meanwhile the buyer may have changed the device's zone.
    fn look(&self) {
        if document().hidden() {
            self.send(Message::Hidden);
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
        self.look();
    }

    /// Hears what other tabs are told about this payment.
    fn join(&self) {
        let own = self.own.clone();
        let hear = move |words| {
            if let Some(own) = own.upgrade() {
                own.send(Message::Overheard(words));
            }
        };
        let channel = self.name().and_then(|name| Channel::open(&name, hear));
        self.channel.replace(channel);
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

    /// Tells the page unless any tab did before, and remembers it for all of them.
    fn emit_once(&self, event: Event) {
        let (Some(own), Some(name)) = (self.own.upgrade(), self.name()) else {
            self.emit(&event);
            return;
        };
        let generation = self.generation.get();
        spawn_local(async move {
            let key = format!("{name}:{}", event.kind.name());
            let _turn = Turn::take(&own.bridge, &key, None).await;
            let memory = web_sys::window().and_then(|window| window.local_storage().ok()?);
            let told = memory.as_ref().and_then(|memory| memory.get_item(&key).ok()?).is_some();
            if !told && own.generation.get() == generation {
                if let Some(memory) = memory {
                    let _ = memory.set_item(&key, "1");
                }
                own.emit(&event);
            }
        });
    }

    /// What the tabs of a browser know this payment by: a hash, because the slug itself opens the order and is not left
    /// lying around.
    fn name(&self) -> Option<String> {
        let session = self.session.borrow();
        let config = session.config().as_ref().ok()?;
        let hash = config
            .identity()?
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Some(format!("scalev-checkout:{hash:016x}"))
    }
}

/// A timer's own callback may be what replaces it; it must outlive the call.
fn drop_later(timer: Option<Timer>) {
    if let Some(timer) = timer {
        spawn_local(async move { drop(timer) });
    }
}
