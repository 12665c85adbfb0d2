//! The widget's session as a page of the simulation.

use scalev_checkout::{
    contract::{config::Config, environment::Environment as Surroundings, failure::Failure},
    response::ApiResponse,
    session::{CopyTarget, Effect, Message, Session, clock::Now, update},
    value::time::{Instant, Timestamp},
};
use serde_json::json;

use crate::crowd::{
    buyer::{Buyer, Method},
    page::{Page, Status},
};

const SLUG: &str = "SlugOfACrowd";
const QRIS: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI52045411530336054061470005802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A0163048AAF";
/// When the buyer arrives.
const MORNING: Timestamp = Timestamp(1_795_165_200_000);

#[derive(Clone)]
pub struct Real {
    session: Session,
    quick: bool,
    deadline: i64,
    seed: u32,
    /// The number of the request under way.
    request: Option<u32>,
}

impl Real {
    pub fn new(buyer: &Buyer) -> Self {
        let quick = matches!(buyer.method, Method::Qris | Method::Wallet | Method::Push);
        let seed = buyer.chance.wrapping_add(1);
        Self { session: session(), quick, deadline: buyer.deadline, seed, request: None }
    }

    /// Whether a request went out.
    fn tell(&mut self, message: Message, now: i64) -> bool {
        let now = Now { wall: MORNING.after(now), instant: Instant(now) };
        let mut asked = false;
        for effect in update(&mut self.session, message, now) {
            match effect {
                Effect::Create { request } | Effect::Read { request, .. } => {
                    asked = true;
                    self.request = Some(request);
                }
                Effect::Abort => self.request = None,
                _ => {}
            }
        }
        asked
    }

    /// Goes through the timers up to the next request, and says when that goes out.
    fn wake(&mut self) -> Option<i64> {
        while self.request.is_none() {
            let Instant(due) = self.session.wake()?;
            if self.tell(Message::TimerFired, due) {
                return Some(due);
            }
        }
        None
    }

    fn body(&self, status: Status) -> String {
        let deadline = MORNING.after(self.deadline).iso();
        let (method, info) = if self.quick {
            let group = json!({ "channel_code": "XENDIT", "channel_properties": { "qr_string": QRIS } });
            ("qris", json!({ "amount": 147_000, "payment_method": { "qr_code": group } }))
        } else {
            let properties = json!({ "customer_name": "Pembeli", "virtual_account_number": "381659999814525" });
            let group = json!({ "channel_code": "BCA", "channel_properties": properties });
            let method = json!({ "type": "VIRTUAL_ACCOUNT", "virtual_account": group });
            ("va_bca", json!({ "id": "pr-1", "amount": 147_000, "actions": [], "payment_method": method }))
        };
        let order = json!({
            "secret_slug": SLUG,
            "status": if status == Status::Expired { "canceled" } else { "pending" },
            "payment_status": if status == Status::Paid { "paid" } else { "unpaid" },
            "gross_revenue": "147000.00",
            "payment_method": method,
            "epayment_provider": "xendit",
            "pg_payment_info": info,
            "payment_expiration_at": deadline,
            "store": { "name": "Toko", "payment_accounts": [] },
        });
        order.to_string()
    }
}

impl Page for Real {
    fn open(&mut self, now: i64) {
        self.session = session();
        self.tell(Message::Started { seed: self.seed, visible: true }, now);
        self.seed = self.seed.wrapping_add(1);
    }

    fn show(&mut self, now: i64) -> bool {
        self.tell(Message::Shown, now)
    }

    fn hide(&mut self, now: i64) {
        self.tell(Message::Hidden, now);
    }

    fn copy(&mut self, now: i64) {
        self.tell(Message::CopyPressed(CopyTarget::Number(0)), now);
    }

    fn press(&self) -> bool {
        false
    }

    fn reconnect(&mut self, now: i64) {
        self.tell(Message::WentOnline, now);
    }

    fn due(&self) -> Option<i64> {
        self.clone().wake()
    }

    fn ask(&mut self, _now: i64) {
        // After an act it is out already.
        self.wake();
    }

    fn hear(&mut self, now: i64, answer: Option<Status>) {
        let Some(request) = self.request.take() else {
            return;
        };
        let result = answer.ok_or(Failure::Server).map(|status| {
            let now = Instant(now);
            ApiResponse { status: 200, body: self.body(status), sent: now, received: now, ..ApiResponse::default() }
        });
        self.tell(Message::Responded { request, result }, now);
    }
}

fn session() -> Session {
    let attributes = |name: &str| match name {
        "store-id" => Some("store_contoh"),
        "publishable-key" => Some("sfpk_contoh_0123456789"),
        "order" => Some(SLUG),
        _ => None,
    };
    let surroundings = Surroundings { heading_level: 2, ..Surroundings::default() };
    Session::new(Config::read(attributes, None, &surroundings), surroundings)
}
