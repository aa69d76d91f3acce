# Two commands for everybody: `make demo` shows it, `make test` tests it. Both set up what is missing.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

WASM_PACK := 0.15.1
WASM_BINDGEN := 0.2.126
VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
CARGO_HOME ?= $(HOME)/.cargo
NPM := pkg-templates/npm
NPM_BIN := $(CURDIR)/$(NPM)/node_modules/.bin
export PATH := $(NPM_BIN):$(CARGO_HOME)/bin:$(PATH)

RUST_SOURCES := Cargo.toml Cargo.lock rust-toolchain.toml NOTICE $(shell find src -name '*.rs' -o -name '*.pack' -o -name '*.bin' -o -name '*.txt' -o -path '*/payers/pack*' -type f -o -name '*.tsv')
NPM_SOURCES := $(shell find $(NPM) -path '*/node_modules' -prune -o -type f -print) NOTICE LICENSE-MIT LICENSE-APACHE
WWW_SOURCES := $(shell find www -path '*/node_modules' -prune -o -type f -print)
TARBALL := dist/cleanclaim-$(VERSION).tgz

.PHONY: help
help: ## What can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

# ---------------------------------------------------------------- what is needed

.PHONY: setup
setup: tools browser ## Install what is missing: the wasm target, wasm-pack, wasm-bindgen, npm packages, a browser

.PHONY: tools
tools:
	@command -v cargo >/dev/null || { echo 'cargo is missing: install Rust with rustup'; exit 1; }
	@command -v node >/dev/null || { echo 'node is missing: install Node.js 20 or later with npm'; exit 1; }
	@rustup target list --installed | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown
	@wasm-pack --version 2>/dev/null | grep -qx 'wasm-pack $(WASM_PACK)' \
		|| cargo install --locked --force wasm-pack --version $(WASM_PACK)
	@wasm-bindgen --version 2>/dev/null | grep -qx 'wasm-bindgen $(WASM_BINDGEN)' \
		|| cargo install --locked --force wasm-bindgen-cli --version $(WASM_BINDGEN)

# A browser on PATH is used; else Debian's package where it may be installed; else the line to run is said.
.PHONY: browser
browser:
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo 'installing chromium'; \
		{ apt-get install -y chromium || { apt-get update && apt-get install -y chromium; }; } >/dev/null; \
	else \
		echo 'no browser was found: run `sudo apt-get install chromium`, or put chromium on PATH'; exit 1; \
	fi

%/node_modules/.made: %/package.json %/package-lock.json
	cd $* && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# ---------------------------------------------------------------- what is built

# Each part of the package is one wasm for every entry. Paths of this machine do not belong in it. The compact form of SHA-256 is a
# fifth of the fast one.
WASM_FLAGS = --cfg sha2_backend_soft=\"compact\" \
	$$(for at in $(CARGO_HOME)/registry/src/*; do printf -- '--remap-path-prefix=%s=crates ' "$$at"; done)
WASM_FEATURES := --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals \
	--enable-reference-types --enable-multivalue
# Passes after which gzip has less to do, and functions in the order of their names, so that those of one shape are neighbours. The
# usual `-O3` makes the file a tenth smaller and what travels a tenth larger, for a tenth of the time of a check.
WASM_SMALL := --reorder-functions-by-name --remove-unused-module-elements --duplicate-function-elimination --code-pushing \
	--precompute --remove-unused-brs --optimize-instructions --rse --vacuum --code-folding --merge-blocks --remove-unused-names \
	--reorder-locals

# Names are kept for that order and go afterwards. Without them the glue holds JS values in a list of its own instead of the wasm's
# table, which a part that handles none need not import.
WASM_STRIP := none
target/note-pkg/cleanclaim_note_bg.wasm target/files-pkg/cleanclaim_files_bg.wasm: WASM_STRIP := symbols

# $(call wasm,FOLDER,NAME,CARGO OPTIONS,RUST FLAGS,PASSES)
define wasm
	CARGO_PROFILE_RELEASE_STRIP=$(WASM_STRIP) RUSTFLAGS="$(WASM_FLAGS) $(4)" wasm-pack build --target web --release --out-dir target/$(1) --out-name $(2) --no-pack . -- \
		--no-default-features --quiet $(3)
	wasm-opt $(WASM_FEATURES) $(5) --strip-debug --strip-producers --strip-target-features -o target/$(1)/$(2)_bg.wasm target/$(1)/$(2)_bg.wasm
	@touch target/$(1)/$(2)_bg.wasm
endef

# Small functions are inlined although the build is for size: a few kB for a quarter of the time, where the build for speed would be
# 50 kB more.
target/pkg/cleanclaim_bg.wasm: $(RUST_SOURCES) Makefile $(NPM)/node_modules/.made | tools
	$(call wasm,pkg,cleanclaim,,-C llvm-args=--inline-threshold=45,$(WASM_SMALL))

# The reader of notes is loaded only where a note is read. It is built for speed, but that loops are not unrolled and less is inlined:
# that is a seventh of its size, and no time.
target/note-pkg/cleanclaim_note_bg.wasm: export CARGO_PROFILE_RELEASE_OPT_LEVEL = 2
target/note-pkg/cleanclaim_note_bg.wasm: $(RUST_SOURCES) Makefile $(NPM)/node_modules/.made | tools
	$(call wasm,note-pkg,cleanclaim_note,--features note-wasm,-C llvm-args=--unroll-threshold=0 -C llvm-args=--inline-threshold=40,$(WASM_SMALL))

# The reader of claim files is loaded only where a file is read that is not JSON.
target/files-pkg/cleanclaim_files_bg.wasm: $(RUST_SOURCES) Makefile $(NPM)/node_modules/.made | tools
	$(call wasm,files-pkg,cleanclaim_files,--features files-wasm,,$(WASM_SMALL))

target/prose.json: $(RUST_SOURCES)
	cargo run --quiet --release -- explain --format json > $@.new
	@mv $@.new $@

target/rules.json: $(RUST_SOURCES)
	cargo run --quiet --release -- rules --format json > $@.new
	@mv $@.new $@

dist/npm/package.json: target/pkg/cleanclaim_bg.wasm target/note-pkg/cleanclaim_note_bg.wasm target/files-pkg/cleanclaim_files_bg.wasm target/prose.json target/rules.json $(NPM_SOURCES) $(NPM)/node_modules/.made
	cd $(NPM) && node build.mjs --no-pack
	@touch $@

$(TARBALL): dist/npm/package.json
	cd dist && npm pack ./npm --silent >/dev/null
	@touch $@

dist/www/index.html: dist/npm/package.json $(WWW_SOURCES) www/node_modules/.made
	cd www && node build.mjs
	@touch $@

.PHONY: package
package: $(TARBALL) dist/www/index.html ## Build dist/: the npm package, its tarball, and the page
	@ls -l $(TARBALL) dist/www

# ---------------------------------------------------------------- what is tested

.PHONY: test
test: setup test-native test-package test-page ## Everything: native, wasm, packaging, the page

.PHONY: test-native
test-native:
	cargo fmt --check
	cargo clippy --quiet --all-targets --features learn -- -D warnings
	cargo clippy --quiet --lib --target wasm32-unknown-unknown --no-default-features -- -D warnings
	cargo clippy --quiet --lib --target wasm32-unknown-unknown --no-default-features --features note-wasm -- -D warnings
	cargo clippy --quiet --lib --target wasm32-unknown-unknown --no-default-features --features files-wasm -- -D warnings
	cargo test --quiet

.PHONY: test-package
test-package: $(TARBALL) tests/packaging/node_modules/.made
	cargo build --quiet --release
	node --test --test-reporter=spec tests/packaging/*.test.mjs

.PHONY: test-page
test-page: dist/www/index.html tests/page/node_modules/.made
	node --test --test-reporter=spec tests/page/*.test.mjs

.PHONY: conformance
conformance: ## The public conformance suite: precision and recall by category
	cargo build --quiet --release
	node tests/conformance/run.mjs target/release/cleanclaim check - --format ndjson

.PHONY: notes
notes: ## The reader of notes against notes with what they hold: precision and recall by element
	cargo test --quiet --test notes -- --nocapture

.PHONY: weights
weights: ## Learn anew what words of a note weigh, from the labelled notes (some four minutes)
	cargo run --quiet --release --features learn --example learn-notes tests/notes/seen tests/notes/learned

.PHONY: bench
bench: tools $(TARBALL) tests/bench/node_modules/.made ## Sizes and speeds, beside a general rules engine in the same run
	node tests/bench/bench.mjs

.PHONY: demo
demo: setup $(TARBALL) dist/www/index.html tests/page/node_modules/.made ## Check a clinic's day in Node, then serve the page
	node examples/clinic-day.mjs
	@if [ -t 1 ]; then \
		node www/serve.mjs dist/www 8787; \
	else \
		node tests/page/once.mjs; \
	fi

.PHONY: packs
packs: ## Refresh what is made of the payers' packs: their list, what the package carries of them, the schema
	UPDATE=1 cargo test --quiet --test packs generated

.PHONY: readme
readme: ## Refresh the table of rules in README.md
	cargo run --quiet -- rules --format markdown > target/rules.md
	sed -i -e '/<!-- rules -->/,/<!-- \/rules -->/{//!d}' -e '/<!-- rules -->/r target/rules.md' README.md

.PHONY: clean
clean: ## Remove what was built
	rm -rf target dist $(NPM)/node_modules www/node_modules tests/*/node_modules
