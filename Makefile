# `make run` and `make test` need nothing installed by hand but rustup and Node.js.

TOOLS := .ci/tools

# Folders are listed too: they change when a file goes.
WASM := $(shell find src ! -name "*.js" ! -name "*.d.ts" ! -name "*.html" ! -path "src/loader" ! -path "src/npm*") \
	Cargo.toml Cargo.lock rust-toolchain.toml Trunk.toml index.html .ci/tools .ci/wasm

# What the package step reads besides.
PACKAGED := $(shell find src style tests/package) Makefile LICENSE-MIT LICENSE-APACHE

.PHONY: run test e2e simulate gallery bench sizes build lint clean
.DELETE_ON_ERROR:

# The demo store against a simulated Scalev.
run: build
	@$(TOOLS) cargo run --quiet --locked -p sandbox

# Everything, in three browsers.
test: lint
	@$(TOOLS) --tests .ci/crates
	@.ci/browsers
	@$(TOOLS) cargo test --quiet --locked --workspace --exclude browser --exclude simulator
	@$(MAKE) --no-print-directory simulate
	@$(MAKE) --no-print-directory build
	@$(TOOLS) cargo run --quiet --locked -p package -- --strict
	@$(TOOLS) cargo test --quiet --locked --test engine -- --ignored
	@$(TOOLS) --tests cargo run --quiet --locked -p browser
	@$(TOOLS) --tests cargo run --quiet --locked -p browser -- --ratios

# Some browser tests: ENGINE is chromium, firefox or webkit, FILTER a part of their names, or several between commas.
# With HEADED=1 the browsers are to be seen. A failed test leaves its files in target/e2e/.
e2e: build
	@.ci/browsers
	@$(TOOLS) --tests cargo run --quiet --locked -p browser -- $(addprefix --engine ,$(ENGINE)) $(FILTER)

# Lives of buyers against random faults: SEEDS of them, from seed FIRST on; then a day of a million buyers.
SEEDS = 2000
FIRST = 0
simulate:
	@$(TOOLS) cargo test --quiet --locked --profile simulation -p simulator
	@$(TOOLS) cargo run --quiet --locked --profile simulation -p simulator -- buyers $(SEEDS) $(FIRST)
	@$(TOOLS) cargo run --quiet --locked --profile simulation -p simulator -- crowd --check README.md

# Pictures of every screen, in target/gallery/index.html. With UPDATE=1 also what tests/gallery keeps of them.
gallery: build
	@.ci/browsers
	@$(TOOLS) --tests cargo run --quiet --locked -p browser -- --gallery

# How fast the widget is, beside its peers, in target/bench/bench.json. With UPDATE=1 also in the README.
bench: build
	@.ci/browsers
	@$(TOOLS) --tests cargo run --quiet --locked -p browser -- --bench

# dist/, as it is published, and its sizes.
build: dist/index.html

dist/index.html: target/trunk/index.html $(PACKAGED)
	@$(TOOLS) cargo run --quiet --locked -p package

target/trunk/index.html: $(WASM)
	@$(TOOLS) .ci/wasm

# What each crate and module weighs in the wasm.
sizes: build
	@$(TOOLS) --twiggy .ci/sizes

# Formatting and warnings, for this machine and for wasm.
lint:
	@$(TOOLS) cargo fmt --all --check
	@$(TOOLS) cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
	@$(TOOLS) cargo clippy --quiet --locked -p scalev-checkout --target wasm32-unknown-unknown -- -D warnings

# What was built; the tools stay.
clean:
	cargo clean --quiet
	rm -rf dist target/trunk
