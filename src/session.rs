//! The whole behavior as one state machine: what happened goes in, what to do comes out.
//!
//! It does no IO and reads no clock. Timers exist because [`Session::wake`] asks for one; leaving a state is what
//! stops polling.

mod asking;
mod learning;
mod telling;

use crate::{
    answer::Answer,
    clock::Clock,
    config::{Config, ConfigError, Page},
    event::{Event, Kind},
    failure::Failure,
    instruction::Instruction,
    payment::Payment,
    screen,
    status::Status,
    time::Timestamp,
};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// The element stands in the page. `chance` seeds the jitter; `paid_announced`: this tab has fired `paid` before.
    Started {
        chance: u32,
        paid_announced: bool,
        visible: bool,
    },
    /// A request ended; `sent` is the device's time at its start.
    Answered {
        request: u32,
        sent: Timestamp,
        result: Result<Answer, Failure>,
    },
    /// The time that [`Session::wake`] named has come.
    Woke,
    CheckPressed,
    CopyPressed(Copy),
    /// The clipboard took it, or not.
    CopyEnded {
        what: Copy,
        worked: bool,
    },
    /// The page is looked at again, or no longer.
    Shown,
    Hidden,
    WentOnline,
    WentOffline,
    /// Another language, or another link of the merchant's.
    PageChanged(Page),
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the API to create the payment, or hand it out again.
    Create { request: u32 },
    /// Ask the API for the order.
    Read { request: u32 },
    /// Give up the request that is under way.
    Abort,
    /// Put the text on the clipboard, now, within the buyer's tap.
    Copy { what: Copy, text: String },
    /// Tell the page.
    Emit(Event),
    /// Remember for this tab that `paid` was announced.
    RememberPaid,
    /// One line for the merchant.
    Log(String),
}

/// What a copy button copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copy {
    Amount,
    /// The number at this place on the screen, from 0.
    Number(usize),
}

/// The states of the screen, named in `data-state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Loading,
    Preparing,
    Checking,
    Unavailable,
    /// What the server says.
    Told(Status),
}

impl State {
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Preparing => "preparing",
            Self::Checking => "checking",
            Self::Unavailable => "unavailable",
            Self::Told(status) => status.name(),
        }
    }
}

/// One payment in one element, from insertion to removal.
#[derive(Clone, Debug)]
pub struct Session {
    pub(crate) page: Page,
    pub(crate) config: Result<Config, ConfigError>,
    pub(crate) payment: Option<Payment>,
    /// Why the last request came to nothing.
    pub(crate) failure: Option<Failure>,
    pub(crate) clock: Clock,
    /// The device's time at the last message.
    pub(crate) now: Timestamp,
    pub(crate) online: bool,
    /// The buyer, or the deadline, waits for an answer.
    pub(crate) checking: bool,
    /// When the buyer last learned that nothing has arrived.
    pub(crate) checked: Option<Timestamp>,
    /// The last copy and whether it worked, until the second time.
    pub(crate) copied: Option<(Copy, bool, Timestamp)>,
    /// The server still took payments after the deadline by our clock.
    pub(crate) overdue: bool,
    /// When the next request goes out by itself.
    pub(crate) next: Option<Timestamp>,
    request: u32,
    pending: Option<Pending>,
    asked_at: Timestamp,
    creates: u32,
    /// The last create got no answer: it may never have reached the API.
    create_lost: bool,
    preparing_reads: u32,
    failures: u32,
    visible: bool,
    shown_at: Option<Timestamp>,
    eager_until: Option<Timestamp>,
    last_read: Option<Timestamp>,
    chance: u32,
    paid_announced: bool,
    told: Option<State>,
    emitted: Vec<Kind>,
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

/// The word "copied" stays this long, in milliseconds.
const COPIED: i64 = 4000;

/// The one place where a session changes. `now` is the device's time.
pub fn update(session: &mut Session, message: Message, now: Timestamp) -> Vec<Effect> {
    session.now = now;
    let mut effects = Vec::new();
    match message {
        Message::Started { chance, paid_announced, visible } => {
            session.start(chance, paid_announced, visible, &mut effects)
        }
        Message::Answered { request, sent, result } => session.answered(request, sent, result, &mut effects),
        Message::Woke => session.woke(&mut effects),
        Message::CheckPressed => session.check(&mut effects),
        Message::CopyPressed(what) => {
            session.be_eager();
            effects.extend(screen::copy_text(session, what).map(|text| Effect::Copy { what, text }));
        }
        Message::CopyEnded { what, worked } => session.copied = Some((what, worked, now.after(COPIED))),
        Message::Hidden => session.visible = false,
        Message::Shown => {
            session.visible = true;
            session.come_back(&mut effects);
        }
        Message::WentOnline => {
            session.online = true;
            session.come_back(&mut effects);
        }
        Message::WentOffline => session.online = false,
        Message::PageChanged(page) => session.page = page,
    }
    session.tell(&mut effects);
    effects
}

impl Session {
    #[must_use]
    pub fn new(config: Result<Config, ConfigError>, page: Page) -> Self {
        Self {
            page,
            config,
            payment: None,
            failure: None,
            clock: Clock::default(),
            now: Timestamp::default(),
            online: true,
            checking: false,
            checked: None,
            copied: None,
            overdue: false,
            next: None,
            request: 0,
            pending: None,
            asked_at: Timestamp::default(),
            creates: 0,
            create_lost: false,
            preparing_reads: 0,
            failures: 0,
            visible: true,
            shown_at: None,
            eager_until: None,
            last_read: None,
            chance: 1,
            paid_announced: false,
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
            Some(payment) if payment.status != Status::Unpaid => State::Told(payment.status),
            Some(payment) if payment.instruction.is_none() && waits => State::Preparing,
            Some(payment) if payment.instruction.is_none() => State::Unavailable,
            Some(_) if self.checking => State::Checking,
            Some(_) => State::Told(Status::Unpaid),
        }
    }

    /// The device's time at which [`Message::Woke`] is due. `None`: nothing to wait for.
    #[must_use]
    pub fn wake(&self) -> Option<Timestamp> {
        let next = self.next.filter(|_| self.visible && self.pending.is_none());
        let deadline = self.deadline_ahead().filter(|_| self.visible && self.pending.is_none());
        let counted = self.counted_from().filter(|due| *due > self.now);
        let copied = self.copied.map(|(_, _, until)| until);
        let answer = self.pending.map(|pending| self.asked_at.after(pending.limit()));
        [next, deadline, counted, copied, answer].into_iter().flatten().min()
    }

    /// The instruction, while it may be shown: unpaid and open.
    #[must_use]
    pub fn instruction(&self) -> Option<&Instruction> {
        let payment = self.payment.as_ref()?;
        payment.instruction.as_ref().filter(|_| payment.status == Status::Unpaid)
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
        self.clock.read(self.now)
    }

    fn waits_for_money(&self) -> bool {
        let payment = self.payment.as_ref();
        payment
            .is_some_and(|payment| payment.status == Status::Unpaid && payment.instruction != Some(Instruction::Later))
    }

    /// The device's time at which the countdown begins, a day before the deadline.
    fn counted_from(&self) -> Option<Timestamp> {
        let deadline = self.payment.as_ref().filter(|_| self.waits_for_money())?.deadline?;
        Some(self.now.after(deadline.since(self.server_now()) - screen::COUNTED + 1))
    }

    /// The device's time of a deadline that was not asked about yet. While requests fail, their own pace holds.
    fn deadline_ahead(&self) -> Option<Timestamp> {
        let deadline = self.payment.as_ref()?.deadline?;
        let ahead = deadline.since(self.server_now());
        (self.waits_for_money() && !self.overdue && self.failures == 0 && self.can_follow())
            .then(|| self.now.after(ahead.max(0)))
    }
}
