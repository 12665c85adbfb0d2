//! Payloads in forms that gateways document or send, each with its expected screen. Their shapes are those of
//! the gateways' own pages, client libraries and recorded answers; the values are invented.

mod merchants;
mod scalev;

/// All cases.
pub fn cases() -> impl Iterator<Item = &'static Case> {
    CASES.iter().chain(scalev::CASES).chain(merchants::CASES)
}

/// The source of a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The answer of a merchant's backend to the request for a payment.
    Payment,
    /// Its answer to a read of the state, after [`SHOWN_BEFORE`] was shown.
    Status,
    /// The file is an order of Scalev's.
    Order,
    /// In `pg_payment_info` of an order with this method and this provider.
    InOrder(&'static str, &'static str),
}

/// A reported payload and its expected screen.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// The file in `tests/fixtures/reported`, without its ending.
    pub file: &'static str,
    pub ways: &'static [Way],
    /// The names that `data-state` may have.
    pub states: &'static [&'static str],
    /// Texts of parts as `part: text`, links as `pay-link: …` and `deadline: …`; a part without text must be there.
    pub shows: &'static [&'static str],
    /// Words and URLs of the payload that must not be on the screen; `part:` for a part that must not exist; `text: NAME` for
    /// a text of `src/screen/text.rs`, or for several with blanks between them.
    pub hides: &'static [&'static str],
}

impl Case {
    /// Half past eight in Greenwich on 20 November 2026 in Unix milliseconds, or a little earlier for what is over then.
    pub fn now(&self) -> i64 {
        let early = self.shows.iter().any(|line| line.starts_with("deadline: 2026-11-20T0"));
        1_795_163_400_000 - if early { 3_000_000 } else { 0 }
    }
}

/// An account at another gateway, shown before the read of the state.
pub const SHOWN_BEFORE: &str = r#"{"status":"success","data":{"trx_id":"IDP202611200000000009","reference_id":"INV-T2",
    "amount":"147000.00","status":"pending","pay_url":"https://paymenku.com/pay/IDP202611200000000009",
    "payment_info":{"bank":"BCA","va_number":"381659990000999","expiration_date":"2026-11-21T08:00:00Z"}}}"#;

/// The number of that account.
pub const NUMBER_BEFORE: &str = "381659990000999";

const ANSWERS: &[Way] = &[Way::Status, Way::Payment];
const PAYMENT: &[Way] = &[Way::Payment];
const NOTHING_TO_PAY_BY: &[&str] = &["payment-code:", "qr:", "pay-link:", "copy-code:", "copy-amount:", NUMBER_BEFORE];

const fn paid(file: &'static str) -> Case {
    Case { file, ways: ANSWERS, states: &["paid"], shows: &["amount: Rp147.000"], hides: NOTHING_TO_PAY_BY }
}

const fn shown(file: &'static str, shows: &'static [&'static str], hides: &'static [&'static str]) -> Case {
    Case { file, ways: PAYMENT, states: &["unpaid"], shows, hides }
}

const QRIS: &str = "00020101021226670015COM.EXAMPLE.WWW";

const CASES: &[Case] = &[
    // States.
    paid("xendit-payment-session-completed-webhook"),
    paid("xendit-va-paid-callback-without-status"),
    paid("xendit-invoice-paid-callback"),
    paid("ipaymu-check-escrow-7"),
    paid("ipaymu-callback-paid"),
    paid("singapay-va-paid-webhook"),
    paid("paymenku-status-list"),
    paid("snap-va-paid-callback"),
    // With another gateway's keys.
    shown(
        "generic-envelope-says-success",
        &["pay-link: https://app.midtrans.com/snap/v4/redirection/66e4fa55-fdac-4ef9-91b5-733b97d1b862"],
        &[],
    ),
    Case {
        file: "generic-envelope-says-success",
        ways: &[Way::Status],
        states: &["unpaid"],
        shows: &["payment-code: 381659990000999", "amount: Rp147.000"],
        hides: &["app.midtrans.com"],
    },
    shown("xendit-qr-api-2022-active", &["qr", "amount: Rp147.000", "deadline: 2026-11-21T09:56:43Z"], &[]),
    // With fields under another name.
    shown(
        "xendit-payment-session-active",
        &["pay-link: https://xen.to/ER9eZwcQ", "amount: Rp147.000", "deadline: 2026-11-21T08:00:01Z"],
        &[],
    ),
    shown(
        "midtrans-gopay-tokenization-pending",
        &[
            "pay-link: https://api.midtrans.com/v2/gopay/redirect/gppr_6123269-1425-21e3-bc44-e592afafec14/charge",
            "pay-link on a phone: https://api.midtrans.com/v2/gopay/redirect/gppd_6123269-1425-21e3-bc44-e592afafec14/charge",
            "amount: Rp147.000",
        ],
        &[],
    ),
    Case {
        file: "midtrans-bisnap-qris",
        ways: &[Way::Payment, Way::InOrder("qris", "midtrans")],
        states: &["unpaid"],
        shows: &["qr", "amount: Rp147.000", "account-holder: TOKO CONTOH"],
        hides: &[],
    },
    shown(
        "ipaymu-check-pending",
        &["bank: BNI", "payment-code: 8578000000071542", "amount: Rp147.000", "deadline: 2026-11-21T08:50:02Z"],
        &[],
    ),
    shown("durianpay-qris-swapped", &["qr", "amount: Rp147.000", "deadline: 2026-11-20T09:00:00Z"], &["data:image"]),
    shown(
        "durianpay-payment-link-code",
        &["pay-link: https://links.durianpay.id/payment/T2abCd", "amount: Rp147.000", "deadline: 2026-11-21T08:00:00Z"],
        &[],
    ),
    shown(
        "durianpay-ewallet-web-url",
        &["pay-link: https://checkout.durianpay.id/w/T2", "amount: Rp147.000", "deadline: 2026-11-20T09:00:00Z"],
        &["text: PUSH_STORY PUSH_STORY_PLAIN", "081200000000"],
    ),
    shown(
        "durianpay-va-api",
        &["bank: BCA", "payment-code: 190061002000456", "amount: Rp147.000", "deadline: 2026-11-21T16:02:41Z"],
        &[],
    ),
    shown(
        "fazz-retail-outlet-code",
        &["outlet: Alfamart", "payment-code: MFG000011112222", "amount: Rp147.000", "deadline: 2026-11-21T08:00:00Z"],
        &[],
    ),
    // A code that has ended.
    Case {
        file: "xendit-va-legacy-inactive",
        ways: ANSWERS,
        states: &["expired"],
        shows: &[],
        hides: &["payment-code:", "13282000012345678", NUMBER_BEFORE],
    },
    Case {
        file: "singapay-paylink-closed",
        ways: ANSWERS,
        states: &["expired"],
        shows: &[],
        hides: &["pay-link:", "sandbox-paymentlink.singapay.id", "text: WAITING", NUMBER_BEFORE],
    },
    // The story of an ending.
    Case {
        file: "midtrans-gopay-deny-in-order",
        ways: &[Way::Order],
        states: &["failed"],
        shows: &[
            "fallback-link: https://toko.example/o/WjCcExampleSlugExampleSlugExampleSlug00/success",
            "story: Saldo",
        ],
        hides: &["pay-link:", "text: CLOSED_STORY", "Insufficient"],
    },
    Case {
        file: "midtrans-partial-refund",
        ways: ANSWERS,
        states: &["paid"],
        shows: &["amount: Rp147.000", "story: Rp12.000 dari Rp147.000"],
        hides: NOTHING_TO_PAY_BY,
    },
    // In review.
    Case {
        file: "midtrans-card-challenge",
        ways: ANSWERS,
        states: &["processing"],
        shows: &["amount: Rp147.000"],
        hides: NOTHING_TO_PAY_BY,
    },
    // A refusal in another form.
    Case {
        file: "midtrans-snap-error",
        ways: PAYMENT,
        states: &["unavailable"],
        shows: &["fallback-link"],
        hides: &["payment-code:", "gross_amount"],
    },
    // With an unusable value before a usable one.
    Case {
        file: "duitku-qr-broken-with-page",
        ways: &[Way::Payment, Way::InOrder("qris", "duitku")],
        states: &["unpaid"],
        shows: &[
            "pay-link: https://sandbox.duitku.com/topup/topupdirectv2.aspx?ref=SP26W3PZTES2KWFQ7LQ",
            "amount: Rp147.000",
        ],
        hides: &["qr:"],
    },
    Case {
        file: "ipaymu-qris-page-is-no-picture",
        ways: &[Way::Payment, Way::InOrder("qris", "ipaymu")],
        states: &["unpaid"],
        shows: &[
            "pay-link: https://my.ipaymu.com/qris/261120-1-98765-072710",
            "amount: Rp147.000",
            "deadline: 2026-11-21T00:27:10Z",
        ],
        hides: &["qr:"],
    },
    shown(
        "paymenku-qris-broken-with-page",
        &[
            "pay-link: https://paymenku.com/pay/IDP202611200000000001",
            "amount: Rp147.000",
            "deadline: 2026-11-21T08:00:00Z",
        ],
        &["qr:"],
    ),
    Case {
        file: "scalev-bank-transfer-own-account-dots",
        ways: &[Way::Order],
        states: &["unpaid"],
        shows: &[
            "bank: Bank Negara Indonesia",
            "payment-code: 0098765432",
            "account-holder: a.n. PT Contoh Niaga",
            "amount: Rp147.000",
        ],
        hides: &["1234567890"],
    },
    // Machine words and missing names.
    shown(
        "midtrans-ovo-pending",
        &["story: 08110••••000", "amount: Rp147.000", "deadline: 2026-11-20T08:01:06Z"],
        &["08110000000"],
    ),
    shown(
        "midtrans-va-seabank",
        &["bank: SeaBank", "payment-code: 8528712345678901", "amount: Rp147.000", "deadline: 2026-11-21T08:00:01Z"],
        &[],
    ),
    // The code's amount is not the payment's.
    shown("paymenku-qris-amount-differs", &["qr", "amount: Rp150.000", "notice: Rp147.000"], &[]),
    // A wallet's QR.
    shown(
        "xendit-v2-shopeepay-qr-broken",
        &[
            "pay-link: https://wsa.wallet.airpay.co.id/universal-link/wallet/pay?deep_and_deferred=1&token=T2",
            "qr",
            "amount: Rp147.000",
        ],
        &[],
    ),
    // Amounts written unusually.
    shown("paymenku-qris-amount-zero", &["qr", "amount: Rp147.000", "advice: Ketik jumlah persis Rp147.000"], &["Rp0"]),
    shown("paymenku-qris-amount-trailing-point", &["qr", "amount: Rp147.000"], &[]),
    shown(
        "paymenku-va-amount-three-decimals",
        &["payment-code: 381659990000525", "deadline: 2026-11-21T08:00:00Z", "amount: Sesuai pesanan"],
        &["Rp104"],
    ),
    shown(
        "durianpay-va-without-amount",
        &["payment-code: 7893572900004867", "deadline: 2026-11-21T10:00:00Z", "amount: Sesuai pesanan"],
        &["Rp"],
    ),
    // The drawn text equals the verified one.
    shown("paymenku-qris-curly-name", &["qr", "account-holder: TOKO IBU’S", "amount: Rp147.000"], &[]),
    // Rules of EMVCo.
    shown("paymenku-qris-tip-without-indicator", &["qr", "amount: Rp147.000"], &["Rp148.000"]),
    shown(
        "paymenku-qris-tip-150-percent",
        &["pay-link: https://paymenku.com/pay/IDP202611200000000001"],
        &["qr:", "Rp367.500", QRIS],
    ),
    shown("paymenku-qris-no-merchant-account", &["pay-link: https://paymenku.com/pay/IDP202611200000000001"], &["qr:"]),
    // Placeholder dates.
    shown(
        "paymenku-va-deadline-epoch",
        &["payment-code: 381659990000525", "amount: Rp104.000"],
        &["deadline:", "countdown:"],
    ),
    // SNAP and DOKU.
    Case {
        file: "snap-va-doku",
        ways: &[Way::Payment, Way::InOrder("va_bca", "doku")],
        states: &["unpaid"],
        shows: &[
            "bank: BCA",
            "payment-code: 1900800000000000000000147",
            "account-holder: a.n. Toko Contoh",
            "amount: Rp147.000",
            "deadline: 2026-11-21T08:00:00Z",
        ],
        hides: &["how-to-pay"],
    },
    Case {
        file: "snap-qris-doku",
        ways: &[Way::Payment, Way::InOrder("qris", "doku")],
        states: &["unpaid"],
        shows: &["qr", "account-holder: TOKO CONTOH", "amount: Rp147.000", "deadline: 2026-11-21T08:00:00Z"],
        hides: &[],
    },
    shown(
        "doku-va",
        &[
            "bank: Mandiri",
            "payment-code: 8860314700000147",
            "deadline: 2026-11-21T08:00:00Z",
            "amount: Sesuai pesanan",
        ],
        &["how-to-pay"],
    ),
    Case {
        file: "doku-va",
        ways: &[Way::InOrder("va_mandiri", "doku")],
        states: &["unpaid"],
        shows: &[
            "bank: Mandiri",
            "payment-code: 8860314700000147",
            "amount: Rp147.000",
            "deadline: 2026-11-21T08:00:00Z",
        ],
        hides: &["how-to-pay"],
    },
    shown(
        "doku-store-code",
        &[
            "outlet: Alfamart",
            "payment-code: 6059000000000147",
            "deadline: 2026-11-21T08:00:00Z",
            "amount: Sesuai pesanan",
        ],
        &["how-to-pay"],
    ),
    Case {
        file: "doku-store-code",
        ways: &[Way::InOrder("alfamart", "doku")],
        states: &["unpaid"],
        shows: &["outlet: Alfamart", "payment-code: 6059000000000147", "amount: Rp147.000"],
        hides: &["how-to-pay"],
    },
    Case {
        file: "doku-va-in-order",
        ways: &[Way::Order],
        states: &["unpaid"],
        shows: &[
            "bank: BRI",
            "payment-code: 1392500000000147",
            "account-holder: a.n. Toko Contoh",
            "amount: Rp147.000",
            "deadline: 2026-11-21T08:00:00Z",
        ],
        hides: &["how-to-pay"],
    },
];
