//! SNAP: the service code in `responseCode` gives the answer its meaning.

use super::{CHECKED, ENDED, PAID, REFUNDED, status, with_number};
use serde_json::{Value, json};

#[test]
fn the_snap_service_code_gives_the_answer_its_meaning() {
    let account = || json!({ "virtualAccountNo": " 19008147", "totalAmount": { "value": "147000.00" } });
    let status_of = |code: &str, more: Value| {
        let mut body = json!({ "responseCode": code, "responseMessage": "Successful" });
        body.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        let number = with_number(body.clone(), code).expect("a code is a number");
        assert_eq!(status(&body), status(&number), "{code} as a number");
        status(&body)
    };
    let of_account = |code: &str, more: Value| {
        let mut data = account();
        data.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        status_of(code, json!({ "virtualAccountData": data }))
    };
    let link = json!({ "webRedirectUrl": "https://x.example/1", "originalReferenceNo": "1" });
    let canceled = json!({ "originalReferenceNo": "1", "cancelTime": "2026-11-20T17:00:00+07:00" });
    for code in ["2003100", "2003101"] {
        assert_eq!(of_account(code, json!({})), ENDED, "{code}");
        assert_eq!(status_of(code, json!({ "virtualAccountData": { "trxId": "1" } })), ENDED, "{code}");
    }
    for code in ["2005700", "2007700"] {
        assert_eq!(status_of(code, canceled.clone()), ENDED, "{code}");
        assert_eq!(status_of(code, json!({ "originalPartnerReferenceNo": "1" })), ENDED, "{code}");
    }
    assert_eq!(status_of("2005700", link), None, "a hosted order that was made");
    for code in ["2005800", "2007800"] {
        assert_eq!(status_of(code, json!({ "refundNo": "1" })), REFUNDED, "{code}");
        assert_eq!(status_of(&code.replacen("200", "202", 1), json!({ "refundNo": "1" })), None, "{code} in progress");
    }
    let paid = || json!({ "paymentRequestId": "1", "paidAmount": { "value": "147000.00", "currency": "IDR" } });
    let with = |mut body: Value, key: &str, value: Value| {
        body[key] = value;
        body
    };
    assert_eq!(of_account("2002400", with(paid(), "inquiryStatus", json!("00"))), None);
    assert_eq!(of_account("2002400", with(paid(), "paymentFlagStatus", json!("00"))), None);
    for code in ["2002700", "2002800", "2022600"] {
        assert_eq!(
            of_account(code, with(paid(), "paymentFlagReason", json!({ "english": "Success" }))),
            None,
            "{code}"
        );
    }
    let code = json!({ "qrContent": "some-random-qr-string", "latestTransactionStatus": "00" });
    let opened = json!({ "webRedirectUrl": "https://x.example/1", "latestTransactionStatus": "00" });
    assert_eq!((status_of("2004700", code), status_of("2005400", opened)), (None, None), "created");
    assert_eq!(of_account("2002500", paid()), PAID);
    assert_eq!(of_account("2002500", json!({ "paymentRequestId": "1" })), CHECKED);
    assert_eq!(of_account("2002500", json!({})), None);
    assert_eq!(of_account("2002600", paid()), None);
    let reason = |word: &str| of_account("2002600", with(paid(), "paymentFlagReason", json!({ "english": word })));
    assert_eq!((reason("Success"), reason("Pending"), reason("Failed")), (PAID, None, None));
    for code in ["4002500", "4042512", "4042519", "5002600", "4292600"] {
        let refused = with(with(paid(), "paymentFlagStatus", json!("00")), "paymentFlagReason", json!({}));
        assert_eq!(of_account(code, refused), None, "{code}");
    }
}
