//! The backends that `docs/backend.md` shows in Node.js and PHP, run as they stand there against the simulated Paymenku. The one
//! in Rust is the sandbox's own (`backend.rs`).

use std::{
    fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use reqwest::Method;
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

#[test]
fn in_rust() {
    let source = include_str!("../../src/backend/paymenku.rs");
    assert!(source.contains(&block("rust")), "docs/backend.md shows the code that the other tests call");
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
        fs::write(&file, block(self.block)).expect("a file");
        let port = free_port();
        let mut command = (self.command)(&file, port);
        command.env("PAYMENKU_URL", gateway).env("PAYMENKU_KEY", key).env("PORT", port.to_string());
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
    async fn ask(&self, method: Method, path: &str) -> (u16, Value) {
        let url = format!("http://127.0.0.1:{}{path}", self.port);
        let response = reqwest::Client::new().request(method, url).send().await.expect("an answer");
        assert_eq!(response.headers()["content-type"], "application/json");
        (response.status().as_u16(), response.json().await.expect("JSON"))
    }
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

/// The only block in this language of `docs/backend.md`.
fn block(language: &str) -> String {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/backend.md");
    let text = fs::read_to_string(page).expect("the page");
    let mark = format!("```{language}\n");
    let mut found = text.split(&mark).skip(1).map(|rest| rest.split("\n```").next().unwrap_or_default());
    let block = found.next().expect("a block").to_owned() + "\n";
    assert_eq!(found.next(), None, "one block in {language}");
    block
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}
