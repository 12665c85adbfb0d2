//! Payloads of the gateways through which Scalev asks for payments.

use super::Case;

pub const CASES: &[Case] = &[];
