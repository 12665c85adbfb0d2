# `make run` and `make test` need nothing installed by hand but rustup and Node.js.

TOOLS := .ci/tools

# Folders are listed too: they change when a file goes.
WASM := $(shell find src ! -name "*.js" ! -name "*.d.ts" ! -path "src/loader") \
	Cargo.toml Cargo.lock rust-toolchain.toml Trunk.toml index.html .ci/tools .ci/wasm

.PHONY: run test gallery build lint clean
.DELETE_ON_ERROR:

# The demo store against a simulated Scalev.
run: build
	@$(TOOLS) cargo run --quiet --locked -p sandbox

# Everything, in three browsers.
test: lint
	.ci/browsers
	@$(TOOLS) cargo test --quiet --locked --workspace --exclude browser
	@$(MAKE) --no-print-directory build
	@$(TOOLS) --tests cargo run --quiet --locked -p browser

# Pictures of every screen, in target/gallery/index.html. With UPDATE=1 also what tests/gallery keeps of them.
gallery: build
	.ci/browsers
	@$(TOOLS) --tests cargo run --quiet --locked -p browser -- --gallery

# dist/, as it is published, and its sizes.
build: target/trunk/index.html
	@$(TOOLS) cargo run --quiet --locked -p package

target/trunk/index.html: $(WASM)
	@$(TOOLS) .ci/wasm

# Formatting and warnings, for this machine and for wasm.
lint:
	@$(TOOLS) cargo fmt --all --check
	@$(TOOLS) cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
	@$(TOOLS) cargo clippy --quiet --locked -p scalev-checkout --target wasm32-unknown-unknown -- -D warnings

# What was built; the tools stay.
clean:
	cargo clean --quiet
	rm -rf dist target/trunk
