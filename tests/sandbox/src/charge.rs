//! Payments at the gateways that the store's own backend calls, and their states.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Refused, clock::Clock, payload::Payment};

/// One payment, whichever gateway it is at.
#[derive(Debug, Clone, Serialize)]
pub struct Charge {
    /// `fazz`, `paymenku` or `durianpay`.
    pub gateway: &'static str,
    /// The gateway's name for it.
    pub id: String,
    /// The store's name for it.
    pub reference: String,
    /// Scalev's code of the method, as `va_bca`, whatever the gateway calls it.
    pub method: String,
    /// Rupiah that the buyer pays, a fee included where there is one.
    pub amount: u64,
    pub created: Timestamp,
    pub deadline: Timestamp,
    /// Counts payments, so that no two get the same number.
    pub serial: usize,
    /// The last thing that happened to it. None: it waits for the buyer.
    pub happened: Option<PaymentAction>,
}

/// A change of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaymentAction {
    /// The money has come.
    Pay,
    /// The money has come and is the store's; a word of its own at Fazz, elsewhere the same as paid.
    Settle,
    /// The gateway or the bank gave up.
    Fail,
    /// The payment expires; a future deadline becomes now.
    Expire,
    /// The store took it back.
    Cancel,
    /// It waits for the buyer again.
    Reset,
}

/// All of them.
#[derive(Debug, Default)]
pub struct Charges(Vec<Charge>);

/// A valid request to a gateway for a payment.
#[derive(Debug)]
pub struct NewCharge {
    pub gateway: &'static str,
    pub id: String,
    pub reference: String,
    pub method: String,
    pub amount: u64,
    /// None: a day from now.
    pub deadline: Option<Timestamp>,
}

impl Charges {
    /// Makes one.
    pub fn add(&mut self, new: NewCharge, clock: Clock) -> &Charge {
        let NewCharge { gateway, id, reference, method, amount, deadline } = new;
        let (serial, created) = (self.0.len() + 1, clock.now());
        let deadline = deadline.unwrap_or_else(|| clock.after(86_400));
        let charge = Charge { gateway, id, reference, method, amount, created, deadline, serial, happened: None };
        self.0.push_mut(charge)
    }

    /// The one with this name of the gateway's.
    pub fn with_id(&self, id: &str) -> Option<&Charge> {
        self.0.iter().find(|charge| charge.id == id)
    }

    /// The latest one with this name of the store's.
    pub fn of_reference(&self, gateway: &str, reference: &str) -> Option<&Charge> {
        self.0.iter().rfind(|charge| charge.gateway == gateway && charge.reference == reference)
    }

    /// Lets something happen to that one.
    pub fn act(
        &mut self,
        gateway: &str,
        reference: &str,
        action: PaymentAction,
        clock: Clock,
    ) -> Result<Charge, Refused> {
        let mut all = self.0.iter_mut();
        let found = all.rfind(|charge| charge.gateway == gateway && charge.reference == reference);
        let charge = found.ok_or(Refused::NoSuchPayment)?;
        charge.happened = Some(action).filter(|action| *action != PaymentAction::Reset);
        if action == PaymentAction::Expire {
            charge.deadline = charge.deadline.min(clock.now());
        }
        Ok(charge.clone())
    }
}

impl Charge {
    /// The payment's last change. A payment that was not made in time has expired.
    pub fn outcome(&self, clock: Clock) -> Option<PaymentAction> {
        let late = || (self.deadline < clock.now()).then_some(PaymentAction::Expire);
        self.happened.or_else(late)
    }

    /// The payment in the form that the simulated gateways of Scalev take.
    pub fn payment(&self) -> Payment<'_> {
        let (kind, bank) = match self.method.strip_prefix("va_") {
            Some(bank) => ("va", bank),
            None => (self.method.as_str(), ""),
        };
        Payment {
            order_id: &self.reference,
            amount: self.amount,
            kind,
            bank,
            serial: self.serial,
            created: "",
            deadline: None,
        }
    }

    /// The amount as gateways write it, with so many decimals.
    pub fn money(&self, decimals: usize) -> String {
        format!("{}.{:0<decimals$}", self.amount, "")
    }
}
