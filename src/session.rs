//! The whole behavior as one state machine: what happened goes in, what to do comes out.
//!
//! It does no IO and reads no clock. Timers exist because [`Session::wake`] asks for one; leaving a state is what
//! stops polling.

pub mod clock;
pub mod event;
pub mod proof;
pub mod schedule;

mod asking;
mod copying;
mod drawing;
mod effect;
mod enlarging;
mod guiding;
mod learning;
mod message;
mod opening;
mod proving;
mod saving;
mod saying;
mod sharing;
mod state;
mod tampering;
mod telling;

use self::{drawing::Drawn, guiding::Guides, opening::AppLaunch, saying::Saying};
pub use self::{
    effect::Effect,
    message::{CopyTarget, Message},
    saving::{Outcome, Step},
    state::State,
};
pub(crate) use self::{
    enlarging::Enlarged,
    proving::{Progress, Proving},
    saving::{Saving, Stage},
    saying::Topic,
};
use crate::{
    contract::{
        config::{Config, ConfigError},
        environment::Environment,
        failure::Failure,
    },
    payment::{Payment, instruction::Instruction, status::Status},
    session::{
        clock::{COUNTDOWN, Clock, Now},
        event::EventKind,
        schedule::Allowance,
    },
    value::{
        link::SafeUrl,
        time::{Instant, Timestamp},
    },
};

/// One payment in one element, from insertion to removal.
#[derive(Clone, Debug)]
pub struct Session {
    pub(crate) environment: Environment,
    pub(crate) config: Result<Config, ConfigError>,
    pub(crate) payment: Option<Payment>,
    /// Why the last request came to nothing.
    pub(crate) failure: Option<Failure>,
    pub(crate) clock: Clock,
    /// The device's clocks at the last message.
    pub(crate) now: Now,
    pub(crate) online: bool,
    /// The buyer, or the deadline, waits for an answer.
    pub(crate) checking: bool,
    /// When the buyer last learned that nothing has arrived, by the server's time.
    pub(crate) checked: Option<Timestamp>,
    /// The last copy and whether it worked, until then.
    pub(crate) copied: Option<(CopyTarget, bool, Instant)>,
    opening: AppLaunch,
    /// The line about the app's browser was read.
    pub(crate) hint_dismissed: bool,
    /// What a screen reader was told last.
    pub(crate) saying: Saying,
    /// The mark of time left that was said last, in minutes.
    reminder: Option<i64>,
    /// What the buyer types became another while it was on screen.
    pub(crate) changed: bool,
    /// The server still took payments after the deadline by our clock.
    pub(crate) overdue: bool,
    /// The proof of a transfer.
    pub(crate) proving: Proving,
    /// When the next request goes out by itself.
    pub(crate) next: Option<Instant>,
    /// The API asked for no requests before this.
    held_until: Option<Instant>,
    allowance: Allowance,
    guides: Guides,
    drawn: Drawn,
    pub(crate) saving: Saving,
    /// The clipboard did not take the code: its text is on the screen.
    pub(crate) spelled: bool,
    /// The address of the gateway's picture that did not come: it is a page, or the network or the page's policy is
    /// against it.
    failed_picture: Option<String>,
    /// What covers the screen.
    pub(crate) enlarged: Option<Enlarged>,
    /// How often another script changed what is on the screen.
    pub(crate) tampered: u8,
    request: u32,
    pending: Option<Pending>,
    asked_at: Instant,
    /// The browser's cache would keep the answers.
    cached: bool,
    creates: u32,
    /// The last create got no answer: it may never have reached the API.
    create_lost: bool,
    preparing_reads: u32,
    failures: u32,
    visible: bool,
    /// When the buyer began to wait for what is next: with the instructions, with another state, or back on the page.
    waits_since: Instant,
    fast_until: Option<Instant>,
    last_read: Option<Instant>,
    seed: u32,
    told: Option<State>,
    emitted: Vec<EventKind>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pending {
    Create,
    Read,
}

impl Pending {
    /// Milliseconds that a request may take as a whole. The browser's own abort comes a little earlier; some engines
    /// lose it while a body hangs.
    fn limit(self) -> i64 {
        match self {
            Self::Create => 21_000,
            Self::Read => 11_000,
        }
    }
}

/// The one place where a session changes.
pub fn update(session: &mut Session, message: Message, now: Now) -> Vec<Effect> {
    session.now = now;
    let said = session.saying;
    let mut effects = Vec::new();
    if session.clock.tick(now) {
        session.last_read = None;
        session.stop_watching();
        session.wake_up(&mut effects);
    }
    match message {
        Message::Started { seed, visible } => session.start(seed, visible, &mut effects),
        Message::Responded { request, result } => session.answered(request, result, &mut effects),
        Message::BroadcastReceived(body) => session.overhear(&body, &mut effects),
        Message::TimerFired => session.woke(&mut effects),
        Message::CheckPressed => session.check(&mut effects),
        Message::CopyPressed(what) => session.copy(what, &mut effects),
        Message::CopyEnded { what, worked } => session.copy_ended(what, worked),
        Message::CopiedInPreview { what, worked } => {
            session.go_to_pay(what);
            session.copy_ended(what, worked);
        }
        Message::OpenPressed => session.watch_opening(),
        Message::SharePressed => session.share(&mut effects),
        Message::ShareEnded { worked } => session.share_ended(worked, &mut effects),
        Message::PrintPressed => effects.push(Effect::Print),
        Message::HintDismissed => session.hint_dismissed = true,
        Message::SavePressed => session.save(&mut effects),
        Message::ShowPosterPressed => session.show_poster(&mut effects),
        Message::PosterEnded { attempt, step, outcome } => session.end_step(attempt, step, outcome, &mut effects),
        Message::PictureFailed(url) => session.failed_picture = Some(url),
        Message::EnlargePressed => session.enlarged = Some(Enlarged::Code),
        Message::EnlargementClosed => session.enlarged = None,
        Message::Tampered => session.tampered_with(&mut effects),
        Message::Hidden => session.hide(),
        Message::Left => session.leave(&mut effects),
        Message::Shown if session.visible => {}
        Message::Shown => {
            session.visible = true;
            session.come_back(&mut effects);
        }
        Message::WentOnline => {
            session.online = true;
            session.failed_picture = None;
            session.wake_up(&mut effects);
            session.resume_proof(&mut effects);
        }
        Message::WentOffline => session.online = false,
        Message::StepsOpened => session.want_guides(&mut effects),
        Message::StepsLoaded { language, text } => session.take_guides(language, text.as_deref()),
        Message::Proof(act) => session.prove(act, &mut effects),
        Message::EnvironmentChanged(environment) => {
            session.environment = environment;
            session.keep_guides(&mut effects);
        }
    }
    session.draw();
    session.spare_proof(&mut effects);
    if session.tell(&mut effects) && session.saying == said {
        session.say(Topic::State);
    }
    effects
}

impl Session {
    #[must_use]
    pub fn new(config: Result<Config, ConfigError>, environment: Environment) -> Self {
        Self {
            environment,
            config,
            payment: None,
            failure: None,
            clock: Clock::default(),
            now: Now::default(),
            online: true,
            checking: false,
            checked: None,
            copied: None,
            opening: AppLaunch::default(),
            hint_dismissed: false,
            saying: Saying::default(),
            reminder: None,
            changed: false,
            overdue: false,
            proving: Proving::default(),
            next: None,
            held_until: None,
            allowance: Allowance::full(Instant::default()),
            guides: Guides::default(),
            drawn: Drawn::default(),
            saving: Saving::default(),
            spelled: false,
            failed_picture: None,
            enlarged: None,
            tampered: 0,
            request: 0,
            pending: None,
            asked_at: Instant::default(),
            cached: false,
            creates: 0,
            create_lost: false,
            preparing_reads: 0,
            failures: 0,
            visible: true,
            waits_since: Instant::default(),
            fast_until: None,
            last_read: None,
            seed: 1,
            told: None,
            emitted: Vec::new(),
        }
    }

    /// What was asked for, or what was wrong with it.
    ///
    /// # Errors
    /// The attribute that could not be used.
    pub fn config(&self) -> &Result<Config, ConfigError> {
        &self.config
    }

    /// Whether `config` asks for the payment that this session already follows.
    #[must_use]
    pub fn is_for(&self, config: &Result<Config, ConfigError>) -> bool {
        self.config == *config
    }

    #[must_use]
    pub fn state(&self) -> State {
        let waits = self.failure.is_none();
        match &self.payment {
            _ if self.config.is_err() => State::Unavailable,
            None if waits => State::Loading,
            None => State::Unavailable,
            Some(payment) if payment.status != Status::Unpaid => State::Payment(payment.status),
            Some(_) if self.is_tampered() => State::Unavailable,
            Some(payment) if payment.instruction.is_none() && waits => State::Preparing,
            Some(payment) if payment.instruction.is_none() => State::Unavailable,
            Some(_) if self.checking => State::Checking,
            Some(_) => State::Payment(Status::Unpaid),
        }
    }

    /// When [`Message::TimerFired`] is due. `None`: there is nothing to wait for.
    #[must_use]
    pub fn wake(&self) -> Option<Instant> {
        let seen = self.visible.then(|| [self.counted_from(), self.next_reminder()]).into_iter().flatten().flatten();
        let copied = self.copied.map(|(_, _, until)| until);
        let answer = self.pending.map(|pending| self.asked_at.after(pending.limit()));
        let ends = [copied, answer, self.opening.due(), self.saving.due(), self.proof_due()];
        [self.asks_at(), self.zero_ahead()].into_iter().chain(ends).flatten().chain(seen).min()
    }

    /// The instruction, while it may be shown: unpaid and open, and nobody has changed what was shown of it.
    #[must_use]
    pub fn instruction(&self) -> Option<&Instruction> {
        self.payment.as_ref().filter(|_| self.tampered == 0)?.payable()
    }

    /// Whether the gateway's picture at this address did not come.
    pub(crate) fn has_failed(&self, picture: &SafeUrl) -> bool {
        self.failed_picture.as_deref() == Some(picture.as_str())
    }

    fn is_scalevs(&self) -> bool {
        self.config.as_ref().is_ok_and(Config::is_scalevs)
    }

    /// Whether anybody tells the state.
    pub(crate) fn can_follow(&self) -> bool {
        matches!(&self.config, Ok(Config { follow: Some(_), .. }))
    }

    /// The server's time, as well as it is known.
    pub(crate) fn server_now(&self) -> Timestamp {
        self.clock.read(self.now.wall)
    }

    /// The server's time at `instant`, as well as it is known.
    pub(crate) fn server_at(&self, instant: Instant) -> Timestamp {
        self.server_now().after(instant.since(self.now.instant))
    }

    pub(crate) fn waits_for_money(&self) -> bool {
        let payment = self.payment.as_ref();
        payment.is_some_and(|payment| {
            payment.status == Status::Unpaid && payment.instruction != Some(Instruction::NothingDue)
        })
    }

    /// Milliseconds until the deadline of a payment that waits for money; negative once it is over.
    fn left(&self) -> Option<i64> {
        let deadline = self.payment.as_ref().filter(|_| self.waits_for_money())?.deadline?;
        Some(deadline.since(self.server_now()))
    }

    /// When the countdown begins, a day before the deadline. `None`: it has begun, or never will.
    fn counted_from(&self) -> Option<Instant> {
        let until = self.left()? - COUNTDOWN + 1;
        (until > 0).then(|| self.now.instant.after(until))
    }
}
