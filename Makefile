# `make help` lists the commands. Each installs what it needs once per user: tools pinned, and by apt, in the system's versions,
# browsers, drivers, PHP, nginx, Caddy and Apache. rustup, make, Node.js 20 and apt are enough.

TOOLS := xtask/setup/tools
XTASK := $(TOOLS) cargo xtask
BROWSERS := $(TOOLS) --browsers cargo run --quiet --locked -p browser --

# PLAIN=1: the build with stable Rust alone, one wasm; for run, e2e, smoke and build.
STAGING := $(if $(PLAIN),target/trunk-plain,target/trunk)
DIST := $(if $(PLAIN),target/dist-plain,dist)
export DIST

# WASM: inputs of the compiler. PACKAGED: further inputs of dist/. Folders are listed too, because they change when a file is removed.
WASM := $(shell find src ! -name "*.js" ! -name "*.ts" ! -name "*.html" ! -path "src/loader" ! -path "src/bridge" ! -path "src/ondemand" ! -path "src/follow") \
	Cargo.toml Cargo.lock rust-toolchain.toml Trunk.toml index.html xtask/setup/tools xtask/src/compile.rs
PACKAGED := $(shell find src style npm demo xtask/src) xtask/setup/npm/package-lock.json LICENSE-MIT LICENSE-APACHE

.PHONY: help run dev check test crates native engine browsers ratios e2e smoke simulate gallery bench build release budgets sizes symbolicate lint clean
.DELETE_ON_ERROR:

help: ## These commands.
	@sed -n 's/^\([a-z0-9]*\):[^#]*## \(.*\)/\1 \2/p' $(MAKEFILE_LIST) | \
		while read -r name words; do printf '  make %-11s %s\n' "$$name" "$$words"; done

run: build ## The demo store against a simulated Scalev, at http://127.0.0.1:8100.
	@$(TOOLS) cargo run --quiet --locked -p sandbox -- --dist $(DIST)

dev: ## The demo store with a debug build; each change rebuilds it and reloads the page.
	@$(XTASK) dev

check: ## Formatting, linters and native tests of the widget, in one to two minutes.
	@$(TOOLS) cargo fmt --all --check
	@$(TOOLS) cargo clippy --quiet --locked -p scalev-checkout --all-targets -- -D warnings
	@$(TOOLS) cargo clippy --quiet --locked -p scalev-checkout --target wasm32-unknown-unknown -- -D warnings
	@$(XTASK) lint
	@$(TOOLS) cargo test --quiet --locked -p scalev-checkout
	@$(TOOLS) node --test --test-reporter=dot tests/loader

test: ## Everything, in Chromium, Firefox and WebKit, and how long each stage took.
	@xtask/setup/browsers
	@$(XTASK) test

# Stages of `make test`, which xtask/src/suite.rs puts in order.
crates:
	@$(TOOLS) --deny cargo xtask crates

native:
	@$(TOOLS) cargo test --quiet --locked --workspace --exclude browser --exclude simulator
	@$(TOOLS) node --test --test-reporter=dot tests/loader

engine: build
	@$(TOOLS) cargo test --quiet --locked --test native engine -- --ignored

browsers: build
	@$(BROWSERS)

ratios: build
	@$(BROWSERS) --ratios

e2e: build ## Some browser tests: ENGINE=chromium FILTER=copy,tabs; HEADED=1 shows them. Failures are in target/e2e/.
	@xtask/setup/browsers
	@$(BROWSERS) $(addprefix --engine ,$(ENGINE)) $(FILTER)

smoke: build ## The browser tests that fail most often, in Chromium, in four minutes. PLAIN=1 runs them on that build.
	@xtask/setup/browsers
	@$(BROWSERS) --smoke

SEEDS = 2000
FIRST = 0
simulate: ## SEEDS simulated buyers against random faults, from seed FIRST on, the load of 100,000 buyers (UPDATE=1 accepts its table), and SEEDS / 10 buyers without WebAssembly.
	@$(TOOLS) cargo test --quiet --locked --profile simulation -p simulator
	@$(TOOLS) cargo run --quiet --locked --profile simulation -p simulator -- buyers $(SEEDS) $(FIRST)
	@$(TOOLS) cargo run --quiet --locked --profile simulation -p simulator -- crowd --check BENCHMARKS.md
	@$(TOOLS) node tests/simulator/blocked/main.mjs $$(($(SEEDS) / 10)) $(FIRST)

gallery: build ## Pictures of every screen, in target/gallery/index.html. UPDATE=1 keeps them in tests/gallery.
	@xtask/setup/browsers
	@$(BROWSERS) --gallery

bench: build ## Times of the widget and its peers, in target/bench/bench.json. UPDATE=1 writes them into BENCHMARKS.md. PART=loads, own or lighthouse prints that alone.
	@xtask/setup/browsers
	@$(BROWSERS) --bench $(PART)

build: $(DIST)/index.html ## The files to publish, in dist/; with PLAIN=1 by stable Rust alone, in target/dist-plain.

$(STAGING)/index.html: $(WASM)
	@$(XTASK) compile $(if $(PLAIN),--plain)

$(DIST)/index.html: $(STAGING)/index.html $(PACKAGED)
	@$(XTASK) dist $(if $(PLAIN),--plain)

release: ## dist/ of the checked-out commit, built twice and compared. SIGNING_KEY names the file of the publisher's key.
	@$(XTASK) release

budgets: build ## Fails where the build is more than one percent larger than main. UPDATE=1 accepts it.
	@$(XTASK) budgets
	@$(if $(UPDATE),$(TOOLS) cargo test --quiet --locked -p scalev-checkout docs_tables)

sizes: build ## The bytes of each crate, module and function in the wasm.
	@$(XTASK) sizes

symbolicate: build ## The function at a place of a browser's stack: PLACE='wasm-function[12]:0x4a3f'.
	@$(XTASK) symbolicate '$(PLACE)'

lint: ## Formatting and warnings of Rust, for this machine and for wasm, and of scripts and styles.
	@$(TOOLS) cargo fmt --all --check
	@$(TOOLS) cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
	@$(TOOLS) cargo clippy --quiet --locked -p scalev-checkout --target wasm32-unknown-unknown -- -D warnings
	@$(XTASK) lint

clean: ## Removes all builds; keeps the tools.
	cargo clean --quiet
	rm -rf dist target
