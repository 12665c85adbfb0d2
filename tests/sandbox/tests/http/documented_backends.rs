//! The backends that `docs/backend.md` shows, run as they stand there against the simulated Paymenku. The one in Rust is the
//! sandbox's own.

use std::{
    fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use reqwest::{Client, Method, RequestBuilder};
use sandbox::{NewOrder, PaymentAction, secret::PAYMENKU};
use serde_json::{Value, json};

use crate::Shop;

/// The order that the examples know.
const ORDER: &str = "/pay/paymenku/INV-001";

#[tokio::test]
async fn in_node() {
    let example = Example { block: "js", file: "pay.mjs", command: |file, _| node(file) };
    example.serves_both_routes().await;
}

#[tokio::test]
async fn in_php() {
    let example = Example { block: "php", file: "pay.php", command: php };
    if Command::new("php").arg("-v").stdout(Stdio::null()).status().is_err() {
        println!("php is not here: its backend is not tried");
        return;
    }
    example.serves_both_routes().await;
}

#[tokio::test]
async fn in_rust() {
    let source = concat!(include_str!("../../src/backend.rs"), include_str!("../../src/backend/paymenku.rs"));
    for block in blocks("rust") {
        let block: Vec<_> = block.lines().map(str::trim_start).collect();
        let source: Vec<_> = source.lines().map(str::trim_start).collect();
        assert!(source.windows(block.len()).any(|lines| lines == block), "docs/backend.md shows other code than this");
    }
    let shop = Shop::with(NewOrder::of("cod"));
    makes_new_codes(&shop, shop.sandbox.shop()).await;
}

struct Example {
    /// The language of the block in the page.
    block: &'static str,
    file: &'static str,
    command: fn(&Path, u16) -> Command,
}

impl Example {
    async fn serves_both_routes(&self) {
        let shop = Shop::with(NewOrder::of("cod"));
        makes_new_codes(&shop, &self.start(shop.sandbox.gateways(), PAYMENKU).origin()).await;

        let shop = Shop::with(NewOrder::of("cod"));
        let backend = self.start(shop.sandbox.gateways(), PAYMENKU);

        let (status, created) = backend.ask(Method::POST, ORDER).await;
        assert_eq!(status, 200, "{created}");
        assert!(created["data"]["payment_info"]["va_number"].is_string(), "{created}");
        assert_eq!(backend.ask(Method::POST, ORDER).await, (200, created), "one payment for one order");

        let pending = backend.ask(Method::GET, &format!("{ORDER}/status")).await;
        assert_eq!((pending.0, &pending.1["data"]["status"]), (200, &json!("pending")));
        shop.sandbox.act_on_payment("paymenku", "INV-001", PaymentAction::Pay).expect("the payment");
        let paid = backend.ask(Method::GET, &format!("{ORDER}/status")).await;
        assert_eq!((paid.0, &paid.1["data"]["status"]), (200, &json!("paid")));

        for (method, path) in [
            (Method::GET, ORDER),
            (Method::POST, "/pay/paymenku/INV-001/status"),
            (Method::POST, "/pay/paymenku/INV-002"),
            (Method::POST, "/pay/paymenku/..%2F..%2Fsecret"),
            (Method::GET, "/"),
        ] {
            assert_eq!(backend.ask(method.clone(), path).await.0, 404, "{method} {path}");
        }

        let refused = self.start(shop.sandbox.gateways(), "a_wrong_key").ask(Method::POST, ORDER).await;
        assert_eq!(refused.0, 401, "the gateway's status is passed on");
        let nobody = format!("http://127.0.0.1:{}", free_port());
        assert_eq!(self.start(&nobody, PAYMENKU).ask(Method::POST, ORDER).await.0, 502);
    }

    fn start(&self, gateway: &str, key: &str) -> Backend {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("backend-{}-{}", self.block, free_port()));
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join(self.file);
        let [text] = &blocks(self.block)[..] else { panic!("one block in {}", self.block) };
        fs::write(&file, text).expect("a file");
        let port = free_port();
        let mut command = (self.command)(&file, port);
        command.env("PAYMENKU_URL", gateway).env("PAYMENKU_KEY", key).env("PORT", port.to_string());
        command.env("PAYMENTS", &folder);
        let process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        let end = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(Instant::now() < end, "{} never answered", self.file);
            std::thread::sleep(Duration::from_millis(20));
        }
        Backend { process, port }
    }
}

/// A running example; dropping it ends its process.
struct Backend {
    process: Child,
    port: u16,
}

impl Backend {
    fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    async fn ask(&self, method: Method, path: &str) -> (u16, Value) {
        answer(Client::new().request(method, format!("{}{path}", self.origin()))).await
    }
}

async fn answer(request: RequestBuilder) -> (u16, Value) {
    let response = request.send().await.expect("an answer");
    assert_eq!(response.headers()["content-type"], "application/json");
    (response.status().as_u16(), response.json().await.expect("JSON"))
}

/// The buyer's presses for a new code, at the backend of this origin.
async fn makes_new_codes(shop: &Shop, origin: &str) {
    let client = Client::new();
    let url = format!("{origin}{ORDER}");
    let load = || answer(client.post(&url));
    let press = |key: &'static str| answer(client.post(&url).header("Idempotency-Key", key));
    let state = || async { answer(client.get(format!("{url}/status?_=1700000000000"))).await.1["data"].clone() };
    let act =
        |reference: &str, action| shop.sandbox.act_on_payment("paymenku", reference, action).expect("the payment");
    let (first, second, third) = ("00000000000000a1", "00000000000000b2", "00000000000000c3");

    let (_, old) = load().await;
    assert_eq!(press(first).await, (200, old.clone()), "an open payment is kept");
    act("INV-001", PaymentAction::Expire);
    assert_eq!(load().await.1["data"]["status"], "expired", "a load of the page makes no new code");
    for key in ["", "00000000000000a", "../../../../secret", "00000000000000A%0a1"] {
        let (_, refused) = answer(client.post(&url).header("Idempotency-Key", key)).await;
        assert_eq!(refused["data"]["status"], "expired", "{key} is no key of the widget's");
    }

    let presses = join_all([press(first), press(first), press(first)]).await;
    let (_, new) = press(first).await;
    assert!(presses.iter().all(|answer| *answer == (200, new.clone())), "one press, one payment: {presses:?}");
    assert_ne!(new["data"]["trx_id"], old["data"]["trx_id"]);
    assert_eq!(load().await.1, new, "a load of the page shows the newest payment");
    assert_eq!(state().await["reference_id"], format!("INV-001-{first}"), "and so does the state");

    act(&format!("INV-001-{first}"), PaymentAction::Fail);
    assert_eq!(press(first).await.1["data"]["status"], "failed", "a press that comes late makes no new code");
    let tabs = join_all([press(second), press(third)]).await;
    assert_eq!(tabs[0], tabs[1], "two presses at once, one payment");
    let reference = tabs[0].1["data"]["reference_id"].as_str().expect("a reference").to_owned();
    act(&reference, PaymentAction::Pay);
    assert_eq!(press(third).await.1["data"]["status"], "paid", "nobody pays twice");
    assert_eq!(press("00000000000000d4").await.1["data"]["status"], "paid");
    let creates = shop.sandbox.log().into_iter().filter(|entry| entry.path == "/transaction/create").count();
    assert_eq!(creates, 3, "the first code and two new ones");
}

impl Drop for Backend {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn node(file: &Path) -> Command {
    let mut command = Command::new("node");
    command.arg(file);
    command
}

fn php(file: &Path, port: u16) -> Command {
    let mut command = Command::new("php");
    command.arg("-S").arg(format!("127.0.0.1:{port}")).arg(file);
    command
}

/// The blocks in this language of `docs/backend.md`.
fn blocks(language: &str) -> Vec<String> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/backend.md");
    let text = fs::read_to_string(page).expect("the page");
    let mark = format!("```{language}\n");
    let parts = text.split(&mark).skip(1);
    let blocks: Vec<_> = parts.map(|rest| rest.split("\n```").next().unwrap_or_default().to_owned() + "\n").collect();
    assert!(!blocks.is_empty(), "a block in {language}");
    blocks
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}
