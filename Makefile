# Two commands matter: `make run` and `make test`. The rest is for those who work on Parley.
# Flags are fixed so that the cgo part of Fyne is compiled once and stays in the build cache.

VERSION  := $(shell sed -n 's/^Version *= *"\(.*\)"/\1/p' FyneApp.toml)
COMMIT   := $(shell git rev-parse --short HEAD 2>/dev/null)
LDFLAGS  := -X main.version=$(VERSION) -X main.commit=$(COMMIT)
# X11 only: Wayland desktops run Parley through XWayland; native Wayland has not been tried.
TAGS     := x11
PURE     := ./app/... ./index/... ./export/... ./ui/... ./assets/...
LINT     := go tool -modfile=.ci/tools/go.mod golangci-lint

.PHONY: run test lint bench peers bench-large fuzz crash resume shots office books book-peers build cli clean

## run: install what is missing, build, open the workbench on the sample (without a display: the demo)
run:
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		$(MAKE) --no-print-directory build && exec bin/parley; \
	else \
		echo "No display here: running 'parley demo' in place of the window."; \
		$(MAKE) --no-print-directory cli && exec bin/parley-cli demo --out bin/demo --force; \
	fi

## test: every check and test, with the race detector where cgo allows it and without cgo
test:
	@bash .ci/setup
	@bash .ci/test

## build: the program with its window, bin/parley
build:
	@bash .ci/setup
	go build -tags $(TAGS) -ldflags "$(LDFLAGS)" -o bin/parley .

## cli: the program without a window; needs no compiler, no OpenGL and no display
cli:
	CGO_ENABLED=0 go build -tags ci -ldflags "$(LDFLAGS)" -o bin/parley-cli .

## lint: golangci-lint with the rules of .ci/golangci.yml
lint:
	$(LINT) run --config .ci/golangci.yml ./...

## bench: benchmarks of all packages; figures are orientation, ratios within one run count
bench:
	CGO_ENABLED=0 go test -run '^$$' -bench . -benchmem $(PURE)

## peers: indexing and searching beside SQLite FTS5, importing beside Recoll, in one run each
peers:
	@.ci/search-peers $(ARTICLES)
	@.ci/import-peers || [ $$? -eq 77 ]

## office: install LibreOffice, xmllint and the Open XML SDK validator
office:
	@bash .ci/setup-office
## books: look at workbooks and briefs of every kind with them; pictures in .ci/shots/books
books: office
	@bash .ci/books

## book-peers: the workbook with 200,000 rows beside libxlsxwriter, XlsxWriter and openpyxl
book-peers:
	@.ci/book-peers || [ $$? -eq 77 ]

## bench-large: figures of a project of 100,000 articles and 200,000 statements; it is made
## once (about 20 minutes) and kept in BENCH_DIR, by default in the user's cache folder
BENCH_DIR ?= $(HOME)/.cache/parley-bench
bench-large:
	CGO_ENABLED=0 PARLEY_BENCH_DIR=$(BENCH_DIR) go test -tags ci -run '^$$' -bench 'Durable|Large' -benchtime 20x -timeout 2h .

## fuzz: each fuzz target for a while; FUZZTIME=10s by default
fuzz:
	@bash .ci/fuzz

## crash: kill processes that edit projects, ROUNDS times (240), and look what is left
crash:
	@bash .ci/crash $(ROUNDS) $(SEED)

## resume: kill an import of FILES files (20,000) KILLS times (5), resume it, compare
resume:
	@bash .ci/resume $(FILES) $(KILLS)

## shots: drive the real window under Xvfb and leave pictures in .ci/shots
shots: build
	@bash .ci/window bin/parley .ci/shots

clean:
	rm -rf bin .ci/shots .ci/tmp
