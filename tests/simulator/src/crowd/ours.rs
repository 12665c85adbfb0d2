//! The widget: its session, JSON and all.

use std::{cell::OnceCell, rc::Rc};

use scalev_checkout::{
    contract::{Config, Environment, Failure},
    response::ApiResponse,
    screen,
    session::{CopyTarget, Effect, Message, Session, clock::Now, update},
    value::{Instant, Timestamp},
};

use super::{
    buyer::{Act, Buyer, Method},
    page::{Page, Status},
};
use crate::order::{self, Order, SLUG, Truth};

/// When the buyer arrives.
const MORNING: Timestamp = Timestamp(1_795_165_200_000);

#[derive(Clone)]
pub struct Ours {
    session: Session,
    order: Order,
    deadline: Timestamp,
    /// Of the generator at the next load.
    seed: u32,
    /// The number of the request under way.
    request: Option<u32>,
    /// The phone that pays holds the page.
    phone: bool,
    /// The tab was closed, and what it kept is gone with it.
    closed: bool,
    recalls: bool,
    /// The time of the last message.
    seen: i64,
    /// The body for each status, made once for a buyer.
    bodies: Rc<[OnceCell<String>; 3]>,
}

impl Ours {
    pub fn new(buyer: &Buyer) -> Self {
        let method = match buyer.method {
            Method::Qris => order::Method::Qris,
            Method::Wallet => order::Method::Wallet,
            Method::Push => order::Method::Push,
            Method::Account => order::Method::VirtualAccount,
            Method::Code => order::Method::Retail,
            Method::Transfer => order::Method::Transfer,
        };
        Self {
            session: session(!buyer.computer),
            order: Order::plain(method),
            deadline: MORNING.after(buyer.deadline),
            seed: buyer.seed,
            request: None,
            phone: !buyer.computer,
            closed: true,
            recalls: false,
            seen: 0,
            bodies: Rc::default(),
        }
    }

    /// True where the session sends a request.
    fn send(&mut self, message: Message, now: i64) -> bool {
        self.seen = now;
        let now = Now { wall: MORNING.after(now), instant: Instant(now) };
        let mut asks = false;
        for effect in update(&mut self.session, message, now) {
            match effect {
                Effect::Ask { request, .. } => {
                    asks = true;
                    self.request = Some(request);
                }
                Effect::Abort => self.request = None,
                _ => {}
            }
        }
        asks
    }

    /// True where the tab kept a card when it was hidden, and its time is not over.
    fn kept(&self, now: i64) -> bool {
        screen::memory(&self.session).is_some_and(|memory| now - self.seen < memory.left)
    }

    fn body(&self, status: Status) -> String {
        let truth = match status {
            Status::Unpaid => Truth::Pending,
            Status::Paid => Truth::Paid,
            Status::Expired => Truth::Expired,
        };
        let body = self.bodies[status as usize].get_or_init(|| self.order.body(truth, true, Some(self.deadline)));
        body.clone()
    }
}

impl Page for Ours {
    fn act(&mut self, act: Act, now: i64) -> bool {
        let message = match act {
            Act::Open => {
                self.recalls = !std::mem::take(&mut self.closed) && self.kept(now);
                self.session = session(self.phone);
                self.seed = self.seed.wrapping_add(1);
                Message::Started { seed: self.seed, visible: true }
            }
            Act::Show => Message::Shown,
            Act::Hide => Message::Hidden,
            Act::Copy => Message::CopyPressed(CopyTarget::Number(0)),
            Act::Disconnect => Message::WentOffline,
            Act::Reconnect => Message::WentOnline,
            // Buyers do not press the button of a page that polls.
            Act::Press => return false,
            Act::Close => {
                self.closed = true;
                return false;
            }
        };
        self.send(message, now)
    }

    fn recalls(&self) -> bool {
        self.recalls
    }

    fn due(&self) -> Option<i64> {
        self.session.wake().map(|Instant(due)| due)
    }

    fn wake(&mut self, now: i64) -> bool {
        self.send(Message::TimerFired, now)
    }

    fn answered(&mut self, now: i64, answer: Option<Status>) -> bool {
        // Without a number the session has given the request up.
        let Some(request) = self.request.take() else {
            return false;
        };
        let result = answer.ok_or(Failure::Server).map(|status| {
            let now = Instant(now);
            ApiResponse { status: 200, body: self.body(status), sent: now, received: now, ..ApiResponse::default() }
        });
        self.send(Message::Responded { request, result }, now)
    }
}

fn session(phone: bool) -> Session {
    let attributes = |name: &str| match name {
        "store-id" => Some("store_contoh"),
        "publishable-key" => Some("sfpk_contoh_0123456789"),
        "order" => Some(SLUG),
        _ => None,
    };
    let environment = Environment { heading_level: 2, phone, ..Environment::default() };
    Session::new(Config::read(attributes, None, &environment), environment)
}
