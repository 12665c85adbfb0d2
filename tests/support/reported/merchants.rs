//! Payloads of SNAP, DOKU and the gateways of merchants' own backends.

use super::Case;

pub const CASES: &[Case] = &[];
