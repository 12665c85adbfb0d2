//! The whole behavior as one state machine: messages go in, effects come out. It does no IO and reads no clock; there is a
//! timer only while [`Session::wake`] asks for one.

pub mod clock;
pub mod event;
pub mod proof;
pub mod schedule;

mod announcing;
mod app_launch;
mod copying;
mod effect;
mod events;
mod message;
mod payment_steps;
mod poller;
mod polling;
mod proof_session;
mod proof_upload;
mod qr_cache;
mod renewal;
mod responses;
mod saving;
mod situation;
mod state;
mod tampering;
mod timing;

use std::mem;

use self::{
    announcing::Announcer,
    app_launch::AppLaunch,
    clock::{Clock, Now},
    copying::Copying,
    events::Reporter,
    payment_steps::StepsLoader,
    poller::Poller,
    proof_upload::ProofUpload,
    qr_cache::QrCache,
    renewal::Renewal,
    saving::Saves,
};
pub(crate) use self::{
    announcing::Topic,
    proof_upload::UploadStage,
    renewal::{RenewalEnd, Replaced},
    saving::{Enlarged, Save, SaveStage},
};
pub use self::{
    effect::{Ask, Effect},
    message::{CopyTarget, Message},
    saving::{Outcome, SaveStep, SaveTarget},
    state::State,
};
use crate::{
    contract::{Config, ConfigError, Environment, Failure},
    payment::Payment,
    value::Timestamp,
};

/// One payment in one element, from insertion to removal.
#[derive(Clone, Debug)]
pub struct Session {
    pub(crate) environment: Environment,
    pub(crate) config: Result<Config, ConfigError>,
    pub(crate) payment: Option<Payment>,
    /// The reason why the last request came to nothing.
    pub(crate) failure: Option<Failure>,
    pub(crate) clock: Clock,
    /// The device's clocks at the last message.
    pub(crate) now: Now,
    pub(crate) online: bool,
    visible: bool,
    poller: Poller,
    /// When the buyer last learned that nothing has arrived, by the server's time.
    pub(crate) checked: Option<Timestamp>,
    /// The number, the code or the sum became another while the session lasted. `None`: it did not.
    pub(crate) replaced: Option<Replaced>,
    pub(crate) renewal: Renewal,
    /// The server took the payment after the deadline by our clock.
    pub(crate) overdue: bool,
    pub(crate) copying: Copying,
    app_launch: AppLaunch,
    pub(crate) announcer: Announcer,
    pub(crate) proof_upload: ProofUpload,
    pub(crate) saves: Saves,
    steps_loader: StepsLoader,
    qr_cache: QrCache,
    /// The address of the gateway's picture that did not load.
    pub(crate) failed_picture: Option<String>,
    /// The cover of the screen.
    pub(crate) enlarged: Option<Enlarged>,
    /// The buyer has closed the line about the app's browser.
    pub(crate) hint_dismissed: bool,
    /// The number of changes of the screen by another script; 2 stands for more.
    pub(crate) tampered: u8,
    reporter: Reporter,
    /// The effects of the message at hand.
    effects: Vec<Effect>,
}

/// The one place where a session changes.
pub fn update(session: &mut Session, message: Message, now: Now) -> Vec<Effect> {
    session.now = now;
    let said = session.announcer.count;
    if session.clock.tick(now) {
        session.poller.last_read = None;
        session.app_launch.stop_waiting();
        session.with_poller(Poller::wake_up);
    }
    let action = session.action_event(&message);
    match message {
        Message::Started { seed, visible } => session.start(seed, visible),
        Message::Responded { request, result } => session.responded(request, result),
        Message::Held(until) => session.poller.hold(until),
        Message::BroadcastReceived(body) => session.broadcast_received(&body),
        Message::TimerFired => session.timer_fired(),
        Message::CheckPressed | Message::CheckRequested => session.check(),
        Message::NewCodePressed => session.renew(),
        Message::CopyPressed(target) => session.copy(target),
        Message::CopyEnded { what, worked } => session.copy_ended(what, worked),
        Message::CopiedInPreview { what, worked } => session.copied_in_preview(what, worked),
        Message::PreviewDiffered => session.preview_differed(),
        Message::OpenPressed | Message::OpenedInPreview => session.open_pressed(),
        Message::LinkPressed(_) | Message::PressedInPreview(_) => {}
        Message::SharePressed => session.share(),
        Message::ShareEnded { worked } => session.share_ended(worked),
        Message::PrintPressed => session.effects.push(Effect::Print),
        Message::HintDismissed => session.hint_dismissed = true,
        Message::SavePressed => session.save_poster(false),
        Message::PicturePressed => session.save_poster(true),
        Message::ShowPosterPressed => session.show_poster(),
        Message::RemindPressed => session.save_reminder(),
        Message::SaveEnded { target, attempt, step, outcome } => session.save_ended(target, attempt, step, outcome),
        Message::PictureFailed(url) => session.failed_picture = Some(url),
        Message::EnlargePressed => session.enlarged = Some(Enlarged::Code),
        Message::EnlargementClosed => session.enlarged = None,
        Message::Tampered => session.tampered_with(),
        Message::Hidden => session.hide(),
        Message::Left => session.leave(),
        Message::Shown if session.visible => {}
        Message::Shown => session.come_back(),
        Message::WentOnline => session.go_online(),
        Message::WentOffline => session.online = false,
        Message::StepsToggled => session.toggle_steps(),
        Message::StepsLoaded { language, text } => session.steps_loaded(language, text.as_deref()),
        Message::Proof(message) => session.update_proof(message),
        Message::EnvironmentChanged(environment) => {
            session.environment = environment;
            session.refresh_steps();
        }
    }
    session.effects.extend(action);
    session.draw_code();
    session.drop_proof();
    if session.emit_state_events() && session.announcer.count == said {
        session.announcer.announce(Topic::State);
    }
    mem::take(&mut session.effects)
}

impl Session {
    pub fn new(config: Result<Config, ConfigError>, environment: Environment) -> Self {
        Self {
            environment,
            config,
            payment: None,
            failure: None,
            clock: Clock::default(),
            now: Now::default(),
            online: true,
            visible: true,
            poller: Poller::default(),
            checked: None,
            replaced: None,
            renewal: Renewal::default(),
            overdue: false,
            copying: Copying::default(),
            app_launch: AppLaunch::default(),
            announcer: Announcer::default(),
            proof_upload: ProofUpload::default(),
            saves: Saves::default(),
            steps_loader: StepsLoader::default(),
            qr_cache: QrCache::default(),
            failed_picture: None,
            enlarged: None,
            hint_dismissed: false,
            tampered: 0,
            reporter: Reporter::default(),
            effects: Vec::new(),
        }
    }
}
