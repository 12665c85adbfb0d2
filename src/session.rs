//! The whole behavior as one state machine: what happened goes in, what to do comes out.
//!
//! It does no IO and reads no clock. Timers exist because [`Session::wake`] asks for one; leaving a state is what
//! stops polling.

use crate::{
    answer::{self, Answer, News},
    clock::{Clock, http_date},
    config::{Config, ConfigError, Page},
    event::{Event, Kind},
    failure::Failure,
    instruction::Instruction,
    method::Method,
    payment::Payment,
    schedule::{self, Pace},
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

/// For the merchant, when a QRIS code may not be drawn.
const QR_ADVICE: &str = "the QRIS code fails its checks and is not shown: ask the gateway why its code is not valid";

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

    /// The instruction, while it may be shown: unpaid and open.
    #[must_use]
    pub fn instruction(&self) -> Option<&Instruction> {
        let payment = self.payment.as_ref()?;
        payment.instruction.as_ref().filter(|_| payment.status == Status::Unpaid)
    }

    fn start(&mut self, chance: u32, paid_announced: bool, visible: bool, effects: &mut Vec<Effect>) {
        self.chance = chance;
        self.paid_announced = paid_announced;
        self.visible = visible;
        match &self.config {
            Err(error) => {
                let ConfigError { failure, attribute } = *error;
                self.report(failure, Some(attribute), effects);
            }
            Ok(config @ Config { payment: Some(payload), .. }) => match answer::news(payload, config) {
                Ok(news) => self.learn(news, Pending::Read, effects),
                Err(failure) => self.report(failure, Some("payment"), effects),
            },
            Ok(_) => self.create(effects),
        }
    }

    fn create(&mut self, effects: &mut Vec<Effect>) {
        self.creates += 1;
        self.create_lost = false;
        self.preparing_reads = 0;
        let request = self.ask(Pending::Create);
        effects.push(Effect::Create { request });
    }

    fn read(&mut self, effects: &mut Vec<Effect>) {
        if self.pending.is_some() || self.config.is_err() {
            return;
        }
        if !self.can_follow() {
            self.create_again(effects);
            return;
        }
        self.last_read = Some(self.now);
        let request = self.ask(Pending::Read);
        effects.push(Effect::Read { request });
    }

    /// Where nobody tells the state, a create that came to nothing can only be repeated.
    fn create_again(&mut self, effects: &mut Vec<Effect>) {
        let given = !matches!(&self.config, Ok(Config { create: Some(_), .. }));
        if self.payment.is_none() && !given && self.creates < schedule::MOST_CREATES {
            self.create(effects);
        } else {
            self.checking = false;
            self.next = None;
        }
    }

    /// Whether anybody tells the state.
    pub(crate) fn can_follow(&self) -> bool {
        matches!(&self.config, Ok(Config { follow: Some(_), .. }))
    }

    fn ask(&mut self, pending: Pending) -> u32 {
        self.pending = Some(pending);
        self.asked_at = self.now;
        self.next = None;
        self.request += 1;
        self.request
    }

    fn woke(&mut self, effects: &mut Vec<Effect>) {
        if self.copied.is_some_and(|(_, _, until)| until <= self.now) {
            self.copied = None;
        }
        if self.pending.is_some_and(|pending| self.now.since(self.asked_at) >= pending.limit()) {
            effects.push(Effect::Abort);
            self.answered(self.request, self.asked_at, Err(Failure::Timeout), effects);
        }
        if !self.visible || self.pending.is_some() {
            return;
        }
        if self.deadline_ahead().is_some_and(|due| due <= self.now) {
            self.checking = true;
            self.read(effects);
        } else if self.next.is_some_and(|next| next <= self.now || next.since(self.now) > schedule::LONGEST) {
            // Further away than any wait of ours: the device's clock was set back.
            self.read(effects);
        }
    }

    /// "Check status" always ends in a visible answer: a fresh one, or the one of a moment ago.
    fn check(&mut self, effects: &mut Vec<Effect>) {
        if self.instruction() == Some(&Instruction::Later) || self.must_wait() {
            return;
        }
        if self.just_asked(schedule::COOL_DOWN) && self.failure.is_none() && self.pending.is_none() {
            self.checked = Some(self.now);
            return;
        }
        self.checking = true;
        self.read(effects);
    }

    fn come_back(&mut self, effects: &mut Vec<Effect>) {
        self.be_eager();
        let waits = self.next.is_some() || self.waits_for_money();
        if self.visible && waits && !self.must_wait() && !self.just_asked(schedule::COALESCE) {
            self.read(effects);
        }
    }

    fn just_asked(&self, span: i64) -> bool {
        self.last_read.is_some_and(|last| (0..span).contains(&self.now.since(last)))
    }

    /// The API asked for fewer requests: nobody, not even the buyer, asks before the time it named. The screen says when.
    fn must_wait(&self) -> bool {
        self.failure == Some(Failure::RateLimited) && self.next.is_some_and(|next| next > self.now)
    }

    fn be_eager(&mut self) {
        self.eager_until = Some(self.now.after(schedule::EAGER));
        if self.waits_for_money() && self.failures == 0 && self.next.is_some() {
            self.schedule();
        }
    }

    fn answered(&mut self, request: u32, sent: Timestamp, result: Result<Answer, Failure>, effects: &mut Vec<Effect>) {
        let Some(pending) = self.pending.filter(|_| request == self.request) else {
            return;
        };
        self.pending = None;
        let Ok(config) = &self.config else {
            return;
        };
        let date = result.as_ref().ok().and_then(|answer| http_date(answer.date.as_deref()?));
        if let Some(date) = date {
            self.clock.hear(date, sent, self.now);
        }
        let asked = result.as_ref().ok().and_then(|answer| answer::wait(answer, self.clock.read(self.now)));
        match result.and_then(|answer| answer::read(&answer, config)) {
            Ok(news) => self.learn(news, pending, effects),
            Err(failure) => self.fail(failure, pending, asked, effects),
        }
        self.checking = false;
    }

    /// Takes in what the server says, without ever going back from paid.
    fn learn(&mut self, news: News, pending: Pending, effects: &mut Vec<Effect>) {
        self.failures = 0;
        self.failure = None;
        let mut fresh = match (news, self.payment.take()) {
            (_, Some(known)) if known.status == Status::Paid => {
                self.payment = Some(known);
                return;
            }
            (News::Status(status), Some(known)) => Payment { status, ..known },
            (News::Status(status), None) => Payment {
                status,
                instruction: None,
                ..Payment::of_gateway(Instruction::Later.into(), Method::Other(String::new()))
            },
            (News::Payment(fresh), Some(known)) => fresh.or_known(known),
            (News::Payment(fresh), None) => *fresh,
        };
        self.overdue = fresh.deadline.is_some_and(|deadline| self.server_now() >= deadline);
        fresh.status = self.judge(&fresh);
        self.clock.doubtful = self.overdue && fresh.status == Status::Unpaid && !self.clock.is_servers();
        if self.checking && fresh.status == Status::Unpaid {
            self.checked = Some(self.now);
        }
        let instructed = fresh.instruction.is_some();
        let unpaid = fresh.status == Status::Unpaid;
        self.payment = Some(fresh);
        if unpaid && !instructed {
            self.prepare(pending, effects);
        } else {
            if instructed && self.shown_at.is_none() {
                self.shown_at = Some(self.now);
            }
            if screen::refuses_qr(self) {
                self.warn(Failure::BadResponse, QR_ADVICE, effects);
            }
            self.schedule();
        }
    }

    /// A closed order past its deadline has expired; so has an open one once the server's own clock is clearly past it.
    fn judge(&self, payment: &Payment) -> Status {
        let past = |slack: i64| payment.deadline.is_some_and(|deadline| self.server_now().since(deadline) >= slack);
        match payment.status {
            Status::Closed if past(0) => Status::Expired,
            Status::Unpaid if self.clock.is_servers() && past(60_000) => Status::Expired,
            status => status,
        }
    }

    /// Waits for instructions: some reads, then a create again. A create never follows a create without a read
    /// between them.
    fn prepare(&mut self, pending: Pending, effects: &mut Vec<Effect>) {
        if pending == Pending::Read {
            self.preparing_reads += 1;
        }
        let lost = self.create_lost && pending == Pending::Read;
        if self.preparing_reads < schedule::PREPARING_READS && !lost {
            self.next = Some(self.now.after(schedule::PREPARING));
        } else if self.creates < schedule::MOST_CREATES {
            self.create(effects);
        } else {
            self.report(Failure::Timeout, None, effects);
            self.next = Some(self.now.after(schedule::late(self.roll())));
        }
    }

    fn fail(&mut self, failure: Failure, pending: Pending, asked: Option<i64>, effects: &mut Vec<Effect>) {
        self.failures += 1;
        self.create_lost |= pending == Pending::Create;
        if self.payment.as_ref().is_none_or(|payment| payment.instruction.is_none() && payment.status == Status::Unpaid)
        {
            self.report(failure, None, effects);
        }
        self.failure = Some(failure);
        if failure.may_pass() || self.payment.is_some() {
            let wait = schedule::back_off(self.failures, failure == Failure::RateLimited, asked, self.roll());
            self.next = Some(self.now.after(wait));
        }
    }

    /// Nothing can be shown because of this.
    fn report(&mut self, failure: Failure, attribute: Option<&str>, effects: &mut Vec<Effect>) {
        self.failure = Some(failure);
        let subject = attribute.map(|name| format!("{name}: ")).unwrap_or_default();
        self.warn(failure, &format!("{subject}{}", failure.advice()), effects);
    }

    /// Tells the merchant, once.
    fn warn(&mut self, failure: Failure, advice: &str, effects: &mut Vec<Effect>) {
        if self.emitted.contains(&Kind::Error) {
            return;
        }
        self.emit_failure(failure, effects);
        effects.push(Effect::Log(format!("[scalev-checkout] {}: {advice}", failure.code())));
    }

    fn schedule(&mut self) {
        let chance = self.roll();
        let Some(payment) = &self.payment else {
            return;
        };
        let past = payment.deadline.map_or(0, |deadline| self.server_now().since(deadline));
        let eager = self.eager_until.is_some_and(|until| self.now < until);
        let since = self.shown_at.map_or(0, |shown| self.now.since(shown));
        let wait = match payment.status {
            _ if !self.can_follow() => None,
            Status::Paid => None,
            Status::Expired | Status::Closed => (0..schedule::GRACE).contains(&past).then(|| schedule::late(chance)),
            Status::Conflict | Status::Draft => Some(schedule::late(chance)),
            Status::Unpaid if matches!(payment.instruction, Some(Instruction::Later)) => None,
            Status::Unpaid if (1..schedule::GRACE).contains(&past) => Some(schedule::late(chance)),
            Status::Unpaid => Some(schedule::poll(pace(payment), since, eager, chance)),
        };
        self.next = wait.map(|wait| self.now.after(wait));
    }

    /// The next number of a small generator (xorshift): jitter, not secrets.
    fn roll(&mut self) -> u32 {
        let mut chance = self.chance | 1;
        chance ^= chance << 13;
        chance ^= chance >> 17;
        chance ^= chance << 5;
        self.chance = chance;
        chance
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

    /// Events follow from the state that was reached, each once; `status` at every change.
    fn tell(&mut self, effects: &mut Vec<Effect>) {
        let state = self.state();
        if state != State::Loading {
            self.emit_once(Kind::Ready, effects);
        }
        if self.instruction().is_some() {
            self.emit_once(Kind::Instructions, effects);
        }
        if self.told == Some(state) {
            return;
        }
        self.told = Some(state);
        self.emit(Kind::Status, effects);
        match state {
            State::Told(Status::Paid) if !self.paid_announced => {
                self.paid_announced = true;
                self.emit(Kind::Paid, effects);
                effects.push(Effect::RememberPaid);
            }
            State::Told(Status::Conflict) => self.emit_once(Kind::Conflict, effects),
            State::Told(Status::Expired) => self.emit_once(Kind::Expired, effects),
            State::Told(Status::Closed) => self.emit_once(Kind::Closed, effects),
            _ => {}
        }
    }

    fn emit_once(&mut self, kind: Kind, effects: &mut Vec<Effect>) {
        if !self.emitted.contains(&kind) {
            self.emit(kind, effects);
        }
    }

    fn emit(&mut self, kind: Kind, effects: &mut Vec<Effect>) {
        self.emitted.push(kind);
        effects.push(Effect::Emit(Event::new(kind, self.state(), self.payment.as_ref(), None)));
    }

    fn emit_failure(&mut self, failure: Failure, effects: &mut Vec<Effect>) {
        self.emitted.push(Kind::Error);
        effects.push(Effect::Emit(Event::new(Kind::Error, self.state(), self.payment.as_ref(), Some(failure))));
    }
}

fn pace(payment: &Payment) -> Pace {
    match payment.instruction {
        Some(Instruction::Qr(_) | Instruction::Wallet { .. } | Instruction::Push { .. } | Instruction::Hosted(_)) => {
            Pace::Quick
        }
        _ => Pace::Slow,
    }
}
