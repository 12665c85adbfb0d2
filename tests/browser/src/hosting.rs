//! The servers of `docs/hosting.md` with its configuration: the widget loads from them, with the right headers.

use std::{
    fs,
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use sandbox::NewOrder;

use crate::{
    harness::{Stage, Store, Test, dist, tests, version_folder, workspace},
    snippets,
};

pub fn tests() -> Vec<Test> {
    tests![from_nginx, from_caddy, from_apache, rules_of_netlify_and_cloudflare]
}

/// In one process: a worker of root's nginx is `nobody`, who cannot read a checkout in a private home.
fn from_nginx(stage: &Stage<'_>) {
    let folder = folder("nginx");
    let snippet = snippets::block("docs/hosting.md", "nginx");
    let start = |port: u16| {
        let own = folder.display();
        let config = format!(
            "daemon off;\nmaster_process off;\npid {own}/pid;\nerror_log {own}/errors;\nevents {{}}\nhttp {{\n access_log off;\n \
             client_body_temp_path {own}/a;\n proxy_temp_path {own}/b;\n fastcgi_temp_path {own}/c;\n \
             uwsgi_temp_path {own}/d;\n scgi_temp_path {own}/e;\n \
             server {{\n listen 127.0.0.1:{port};\n {snippet}\n }}\n}}\n"
        );
        let file = folder.join("nginx.conf");
        fs::write(&file, served_from_here(&config)).expect("a folder to write in");
        Command::new("nginx").arg("-e").arg(folder.join("errors")).arg("-c").arg(file).spawn()
    };
    serves_the_widget(stage, "nginx", start);
}

fn from_caddy(stage: &Stage<'_>) {
    let folder = folder("caddy");
    let snippet = snippets::block("docs/hosting.md", "caddyfile");
    let start = |port: u16| {
        let config = format!("{{\n admin off\n}}\nhttp://127.0.0.1:{port} {{\n{snippet}}}\n");
        let file = folder.join("Caddyfile");
        fs::write(&file, served_from_here(&config)).expect("a folder to write in");
        let mut caddy = Command::new("caddy");
        caddy.args(["run", "--adapter", "caddyfile", "--config"]).arg(file);
        caddy.env("XDG_DATA_HOME", &folder).env("XDG_CONFIG_HOME", &folder).stderr(Stdio::null()).spawn()
    };
    serves_the_widget(stage, "caddy", start);
}

/// With the modules of Debian's package, and with nothing of the configuration that it would install.
fn from_apache(stage: &Stage<'_>) {
    let folder = folder("apache");
    let version = folder.join("www").join(version_folder());
    let start = |port: u16| {
        fs::create_dir_all(&version)?;
        for file in fs::read_dir(dist().join(version_folder()))? {
            let file = file?;
            fs::copy(file.path(), version.join(file.file_name()))?;
        }
        fs::write(version.join(".htaccess"), snippets::block("docs/hosting.md", "apache"))?;
        let own = folder.display();
        let root = apache_root();
        let modules = ["mpm_event", "authz_core", "mime", "headers", "filter", "deflate"]
            .map(|name| format!("LoadModule {name}_module {}/lib/apache2/modules/mod_{name}.so\n", root.display()))
            .concat();
        let config = format!(
            "ServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {own}/pid\nErrorLog {own}/errors\n{modules}\
             TypesConfig /dev/null\nAddType text/css .css\nDocumentRoot {own}/www\n\
             <Directory {own}/www>\nAllowOverride All\nRequire all granted\n</Directory>\n"
        );
        let file = folder.join("httpd.conf");
        fs::write(&file, config)?;
        server("apache2").arg("-X").arg("-d").arg(&folder).arg("-f").arg(file).stderr(Stdio::null()).spawn()
    };
    serves_the_widget(stage, "apache2", start);
}

/// The folder `usr` in which Apache was unpacked, or of the system.
fn apache_root() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).find(|folder| folder.join("apache2").exists());
    found.and_then(|folder| folder.parent().map(Path::to_owned)).unwrap_or_else(|| PathBuf::from("/usr"))
}

/// One of the servers. Apache's libraries are unpacked beside it.
fn server(name: &str) -> Command {
    let mut server = Command::new(name);
    server.env("LD_LIBRARY_PATH", apache_root().join(format!("lib/{}-linux-gnu", std::env::consts::ARCH)));
    server
}

/// Both read the same file: a path, and below it, indented, what is said of it.
fn rules_of_netlify_and_cloudflare(_: &Stage<'_>) {
    let rules = snippets::block("docs/hosting.md", "headers");
    let mut lines = rules.lines();
    assert_eq!(lines.next(), Some("/v*"), "every file of every version");
    let rules: Vec<&str> = lines.map(|line| line.strip_prefix("  ").expect("indented by two")).collect();
    assert_eq!(
        rules,
        [
            "Access-Control-Allow-Origin: *",
            "Cross-Origin-Resource-Policy: cross-origin",
            "Cache-Control: public, max-age=31536000, immutable",
        ]
    );
}

fn serves_the_widget(stage: &Stage<'_>, name: &str, start: impl Fn(u16) -> std::io::Result<Child>) {
    if server(name).arg("-v").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
        println!("{name} is not here: its page is not tried");
        return;
    }
    let port = free_port();
    let _server = Server(start(port).expect("it starts"));
    wait_for(port);
    let order = stage.order(NewOrder::of("va_bca"));
    let loader = format!("http://127.0.0.1:{port}/{}/checkout.js", version_folder());
    let script =
        format!(r#"<script async src="{loader}" integrity="{}" crossorigin="anonymous"></script>"#, snippets::hash());
    let store = Store { script, ..Store::of(&order.slug) };
    let page = stage.open(&store.allowing("script-src", "http:").allowing("connect-src", "http:"));
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
    assert!(stage.sandbox.log().iter().all(|entry| entry.server != "assets"), "all of it comes from {name}");
    for (ending, kind) in [("wasm", "application/wasm"), ("js", "javascript"), ("css", "text/css"), ("json", "json")] {
        let head = head(port, &path_of(ending)).to_lowercase();
        assert!(head.starts_with("http/1.1 200"), "{ending}: {head}");
        assert!(head.contains(&format!("content-type: {kind}")) || head.contains(kind), "{ending}: {head}");
        for rule in [
            "access-control-allow-origin: *",
            "cross-origin-resource-policy: cross-origin",
            "cache-control: public, max-age=31536000, immutable",
            "content-encoding: gzip",
        ] {
            assert!(head.contains(rule), "{ending} without {rule:?}: {head}");
        }
    }
}

fn served_from_here(config: &str) -> String {
    config.replace("/srv/checkout", &dist().display().to_string())
}

/// A file of the version with this ending.
fn path_of(ending: &str) -> String {
    let names = fs::read_dir(dist().join(version_folder()))
        .expect("the version")
        .map(|entry| entry.expect("an entry").file_name());
    let mut names = names.map(|name| name.into_string().expect("a name"));
    let file = names.find(|name| name.ends_with(&format!(".{ending}")) && !name.ends_with("manifest.json"));
    format!("/{}/{}", version_folder(), file.unwrap_or_else(|| panic!("no .{ending}")))
}

/// The head of an answer to a browser that takes gzip.
fn head(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("the server");
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("a request");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    let text = String::from_utf8_lossy(&answer);
    text.split("\r\n\r\n").next().unwrap_or_default().to_owned()
}

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(&workspace()).join("target/hosting").join(format!("{name}-{}", free_port()));
    fs::create_dir_all(&folder).expect("a folder to write in");
    folder
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}

fn wait_for(port: u16) {
    let end = Instant::now() + Duration::from_secs(20);
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        assert!(Instant::now() < end, "the server never answered");
        std::thread::yield_now();
    }
}
