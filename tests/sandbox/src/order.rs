//! An order: its public document, and its changes.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{Refused, clock::Clock, fault::Plan, order_document, xendit};

/// The properties of a new order. `NewOrder::of("va_bca")` has the usual ones.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewOrder {
    /// A method's code; the codes that Scalev knows get instructions.
    pub method: String,
    /// `xendit` or `singapay` make a payload, others take it from `info`. None: the method's usual one.
    #[serde(default)]
    pub provider: Option<String>,
    /// The bank of an order in the older form, whose method is `va`.
    #[serde(default)]
    pub sub_payment_method: Option<String>,
    /// Rupiah before a unique code is taken off. None: 147000.
    #[serde(default)]
    pub amount: Option<u64>,
    /// Seconds from the sandbox's clock. None: no deadline. Methods without a payment never have one.
    #[serde(default = "one_day")]
    pub deadline_in: Option<i64>,
    /// Milliseconds after the first `POST …/payment` until the instructions are there.
    #[serde(default)]
    pub instructions_after: u64,
    /// `pg_payment_info` to use instead of the provider's.
    #[serde(default)]
    pub info: Option<Value>,
    /// A merge patch (object) or a JSON patch (array) on the finished order.
    #[serde(default)]
    pub set: Option<Value>,
}

/// A new order's names.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Created {
    /// The secret slug: 40 URL-safe characters.
    pub slug: String,
    /// The number that people see.
    pub order_id: String,
}

/// A change of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// The money has come.
    Pay,
    /// The money has reached the seller; the public API still says `paid`.
    Settle,
    /// As `Settle`, but the order shows the raw `settled`, which the contract rules out.
    SettleRaw,
    /// The payment and the order disagree.
    Conflict,
    /// The payment expires at the gateway, and with it the order.
    Expire,
    /// The seller cancels the order.
    Cancel,
    /// As it was when it was made.
    Reset,
}

impl NewOrder {
    /// An unpaid order of this method, due in a day.
    pub fn of(method: &str) -> Self {
        Self {
            method: method.to_owned(),
            provider: None,
            sub_payment_method: None,
            amount: None,
            deadline_in: one_day(),
            instructions_after: 0,
            info: None,
            set: None,
        }
    }
}

/// An order and its planned changes.
#[derive(Debug)]
pub struct Order {
    /// The whole public order, with its payload whether or not that shows yet.
    pub document: Value,
    /// Faults that wait for this order's requests.
    pub faults: Vec<Plan>,
    original: Value,
    instructions_after: Duration,
    instructions_from: Option<Instant>,
}

impl Order {
    /// The new order under this slug; `shop` is the store's origin, `serial` counts orders.
    pub fn make(new: NewOrder, slug: &str, shop: &str, serial: usize, clock: Clock) -> Result<Self, Refused> {
        let mut document = order_document::write(&new, slug, shop, serial, clock);
        if let Some(patch) = &new.set {
            apply(&mut document, patch)?;
        }
        Ok(Self {
            original: document.clone(),
            document,
            faults: Vec::new(),
            instructions_after: Duration::from_millis(new.instructions_after),
            instructions_from: None,
        })
    }

    /// The public API's document, with the payload once it was requested and has arrived.
    pub fn public(&self) -> Value {
        let mut public = self.document.clone();
        if self.instructions_from.is_none_or(|from| Instant::now() < from) {
            public["pg_payment_info"] = json!({});
        }
        public
    }

    /// Asks the gateway for a payment; only the first time does anything.
    pub fn request_payment(&mut self) {
        let after = self.instructions_after;
        self.instructions_from.get_or_insert_with(|| Instant::now() + after);
    }

    /// Lets something happen.
    pub fn act(&mut self, action: Action, clock: Clock) {
        if action == Action::Reset {
            self.document = self.original.clone();
            self.instructions_from = None;
            return;
        }
        self.instructions_from.get_or_insert_with(Instant::now);
        match action {
            Action::Pay | Action::Settle => self.pay("paid", clock),
            Action::SettleRaw => self.pay("settled", clock),
            Action::Conflict => self.document["payment_status"] = json!("conflict"),
            Action::Expire => self.expire(clock),
            Action::Cancel => self.turn("canceled"),
            Action::Reset => {}
        }
    }

    /// Changes anything in the document.
    pub fn patch(&mut self, patch: &Value) -> Result<(), Refused> {
        apply(&mut self.document, patch)
    }

    /// A payment link becomes the method that the buyer chose behind it.
    fn pay(&mut self, status: &str, clock: Clock) {
        self.document["payment_status"] = json!(status);
        if self.document["paid_time"].is_null() {
            self.document["paid_time"] = json!(clock.now().to_string());
        }
        if self.document["payment_method"] == "payment_link" {
            self.document["payment_method"] = json!("qris");
        }
        xendit::finish(&mut self.document["pg_payment_info"], true);
        self.turn("confirmed");
    }

    /// A deadline that lies ahead becomes now.
    fn expire(&mut self, clock: Clock) {
        let now = clock.now();
        let ahead = |deadline: &Value| {
            deadline
                .as_str()
                .and_then(|text| text.parse::<jiff::Timestamp>().ok())
                .is_some_and(|deadline| deadline > now)
        };
        if ahead(&self.document["payment_expiration_at"]) {
            self.document["payment_expiration_at"] = json!(now.to_string());
        }
        xendit::finish(&mut self.document["pg_payment_info"], false);
        self.turn("canceled");
    }

    fn turn(&mut self, status: &str) {
        self.document["status"] = json!(status);
        if let Some(history) = self.document["status_history"].as_array_mut() {
            history.push(json!({ "status": status }));
        }
    }
}

/// An object is a merge patch, an array a JSON patch.
fn apply(document: &mut Value, patch: &Value) -> Result<(), Refused> {
    if patch.is_array() {
        let patch: json_patch::Patch =
            serde_json::from_value(patch.clone()).map_err(|error| Refused::BadPatch(error.to_string()))?;
        json_patch::patch(document, &patch).map_err(|error| Refused::BadPatch(error.to_string()))
    } else if patch.is_object() {
        json_patch::merge(document, patch);
        Ok(())
    } else {
        Err(Refused::BadPatch("neither an object nor an array".to_owned()))
    }
}

fn one_day() -> Option<i64> {
    Some(86_400)
}
