//! The origin of a payload: the wrapping around it, the marks, the word for the state.

use scalev_checkout::{
    gateway::{self, Found, layers, unwrapped},
    response::order,
    value::Json,
};

use super::{Lines, owned};

pub fn lines(payload: &str) -> Lines {
    let Some(document) = Json::parse(payload).map(unwrapped) else {
        return vec![owned(("gateway", "not JSON"))];
    };
    match layers(&document).into_iter().find(|object| order::is_order(object)) {
        None => of_payload(&document),
        Some(order) => {
            let mut lines = vec![owned(("order", "an order of Scalev"))];
            for key in ["payment_status", "status", "payment_method", "epayment_provider"] {
                let word = order.get(key).and_then(Json::as_str);
                lines.extend(word.map(|word| (format!("order's {key}"), word.to_owned())));
            }
            lines.extend(order.get("pg_payment_info").map(of_payload).unwrap_or_default());
            lines
        }
    }
}

/// The keys that lead from `document` to `object`, with a dot between them; empty where they are the same.
fn path(document: &Json, object: &Json) -> Option<String> {
    if std::ptr::eq(document, object) {
        return Some(String::new());
    }
    let Json::Object(fields) = document else { return None };
    fields.iter().find_map(|(key, inner)| {
        let rest = path(inner, object)?;
        Some(if rest.is_empty() { key.clone() } else { format!("{key}.{rest}") })
    })
}

fn of_payload(document: &Json) -> Lines {
    let (adapter, object) = match gateway::find(document) {
        Found::Refusal => return vec![owned(("gateway", "a refusal: no payment was made"))],
        Found::Unknown => {
            return vec![owned(("gateway", "unknown: read by the meaning of its fields, without a state"))];
        }
        Found::Payment(adapter, object) => (adapter, object),
    };
    let mark = adapter.mark_in(object).map_or("", |mark| mark.0);
    let mark = mark.replace(' ', " and ").replace('|', " or ").replace('=', ", which begins with ");
    let mut lines = vec![owned(("gateway", adapter.gateway)), owned(("recognized by", &mark))];
    lines.extend(path(document, object).filter(|path| !path.is_empty()).map(|path| ("found in".to_owned(), path)));
    lines.push(match (adapter.word)(object) {
        None => owned(("state word", "none: the buyer waits")),
        Some(word) => {
            let meaning = adapter.states.of(&word).map_or("not understood: the buyer waits".to_owned(), |status| {
                format!("taken for {status:?}").to_lowercase()
            });
            ("state word".to_owned(), format!("{word}, {meaning}"))
        }
    });
    lines
}
