//! Performs a session's effects in the browser.

use std::pin::Pin;

use js_sys::Promise;
use leptos::prelude::{WithUntracked, window};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{
    super::{Bridge, client, ondemand},
    Runtime,
};
use crate::{
    screen::{self, Screen},
    session::{
        Ask, CopyTarget, Effect, Message, Outcome, SaveStep, SaveTarget,
        proof::{ProofEffect, ProofMessage, ProofRequest, RequestNews},
    },
};

impl Runtime {
    pub(super) fn perform(&self, effect: Effect) {
        match effect {
            Effect::Ask { request, ask } => self.ask(request, ask),
            Effect::Hold(until) => self.hold(until),
            Effect::Abort => self.request.abort(),
            Effect::Copy(what) => {
                let Some(copy) = self.with_text(what, Bridge::copy) else { return };
                self.spawn(async move {
                    let worked = copy.await.is_ok_and(|worked| worked.is_truthy());
                    Message::CopyEnded { what, worked }
                });
            }
            Effect::ShareText(what) => {
                let Some(sharing) = self.with_text(what, Bridge::share) else { return };
                self.spawn(async move { Message::ShareEnded { worked: sharing.await.is_ok() } });
            }
            Effect::Print => {
                let _ = window().print();
            }
            Effect::Save { target, attempt, step } => {
                let ending = self.save(target, step);
                self.spawn(async move { Message::SaveEnded { target, attempt, step, outcome: ending.await } });
            }
            Effect::LoadSteps(language) => {
                let coming = JsFuture::from(self.bridge.load_on_demand(language.tag()));
                self.spawn(async move {
                    let text = coming.await.ok().and_then(|text| text.as_string());
                    Message::StepsLoaded { language, text }
                });
            }
            Effect::Proof(effect) => self.perform_proof(effect),
            Effect::Emit(event) => self.emit(&event),
            Effect::EmitOnce(event) => self.emit_once(event),
            Effect::Broadcast(body) => {
                if let Some(channel) = &*self.channel.borrow() {
                    channel.post(&body);
                }
            }
            Effect::Log(line) => web_sys::console::error_1(&line.into()),
        }
    }

    fn save(&self, target: SaveTarget, step: SaveStep) -> impl Future<Output = Outcome> + 'static {
        let poster = |screen: &Screen| Some(screen.poster().or_else(|| screen.number_poster())?.json());
        let description = match target {
            SaveTarget::Poster => self.screen.with_untracked(poster),
            SaveTarget::Reminder => screen::reminder(&self.session.borrow()).map(|reminder| reminder.json()),
        };
        let script = JsFuture::from(self.bridge.load_on_demand("poster"));
        async move {
            match description {
                Some(description) => ondemand::save(step, &description, script).await,
                None => Outcome::Failed,
            }
        }
    }

    /// Gives the text of this button on the screen to the browser, at once: both calls must be within the buyer's tap.
    /// The text is taken out of the signal first, because the page may hear of the call and change the screen.
    fn with_text(&self, what: CopyTarget, act: fn(&Bridge, &str) -> Promise) -> Option<JsFuture> {
        let text = self.screen.with_untracked(|screen| screen.copy_text(what).map(str::to_owned))?;
        Some(act(&self.bridge, &text).into())
    }

    fn ask(&self, number: u32, ask: Ask) {
        let request = match (&self.session.borrow().config, &ask) {
            (Ok(config), Ask::Create | Ask::Renew { .. }) => config.create.clone(),
            (Ok(config), Ask::Read { .. }) => config.follow.clone(),
            (Err(_), _) => None,
        };
        let (Some(request), Some(own), Some(controller)) = (request, self.own.upgrade(), self.request.begin()) else {
            return;
        };
        self.spawn(async move {
            let result = client::send(ask, &request, &own.bridge, controller).await;
            Message::Responded { request: number, result }
        });
    }

    fn perform_proof(&self, effect: ProofEffect) {
        match effect {
            ProofEffect::Load => drop(self.bridge.load_on_demand("proof")),
            ProofEffect::Abort => self.proof.request.abort(),
            ProofEffect::Start { attempt, request } => {
                if request == ProofRequest::Open {
                    self.proof.take(self.host.shadow_root());
                }
                self.proof.request.abort();
                let (Some(own), Some(controller)) = (self.own.upgrade(), self.proof.request.begin()) else {
                    return;
                };
                let message = move |news| Message::Proof(ProofMessage::Requested { attempt, news });
                let send = self.sender();
                let on_progress = move |percent| send(message(RequestNews::Progressed(percent)));
                self.spawn(async move {
                    message(own.proof.perform(request, &own.bridge, controller.signal(), on_progress).await)
                });
            }
        }
    }

    /// Sends the message that the future resolves to, unless the session was replaced meanwhile.
    fn spawn(&self, future: impl Future<Output = Message> + 'static) {
        self.wait_for(Box::pin(future));
    }

    /// Not generic, so that it is compiled once for all futures.
    fn wait_for(&self, future: Pin<Box<dyn Future<Output = Message>>>) {
        let send = self.sender();
        spawn_local(async move { send(future.await) });
    }

    /// Sends messages to this session; none once it was replaced.
    fn sender(&self) -> impl Fn(Message) + use<> {
        let (own, generation) = (self.own.clone(), self.generation.get());
        move |message| {
            if let Some(own) = own.upgrade().filter(|own| own.generation.get() == generation) {
                own.send(message);
            }
        }
    }
}
