# Two commands are enough: `make run` and `make test`. `make` alone lists all.
# ARGS goes to the tool: make test ARGS="-n 0 tests/library/uncac -k ranges".

BIN = .venv/bin
SAMPLES = src/merida/samples/documents
# What `make run` starts, one line:
RUN = serve --demo --load $(SAMPLES)
ARGS =

.DEFAULT_GOAL = help
.PHONY: help run test full lint format types bench bless locks picture clean messages pages

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-8s %s\n", $$1, $$2}'

run: ## install, and serve the site with the sample documents (the address and the sign-in are printed)
	@.ci/install site
	@$(BIN)/merida $(RUN)

test: ## install, and run all tests (those in a browser are skipped where there is no Chromium)
	@.ci/install development
	@$(BIN)/pytest -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

full: ## all tests, longer: thousands of hostile files instead of a few
	@.ci/install development
	@MERIDA_FULL=1 $(BIN)/pytest -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

lint: ## style of the code, and which way imports point
	@.ci/install development
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --quiet --check || { echo "make format lays out the code." >&2; exit 1; }
	@$(BIN)/lint-imports --no-logo

format: ## lay out the code
	@.ci/install development
	@$(BIN)/ruff check --quiet --fix; $(BIN)/ruff format --quiet

types: ## types of the library and of the measurements
	@.ci/install development
	@$(BIN)/mypy $(ARGS)

bench: ## measure: what is found, how fast, what was gained and lost since the last commit
	@.ci/install development
	@.ci/install bench
	@$(BIN)/python -m bench $(ARGS)

bless: ## rewrite what the golden documents yield; `git diff` is the review
	@.ci/install development
	@MERIDA_BLESS=1 $(BIN)/pytest -n 0 tests/golden $(ARGS)
	@git --no-pager diff --stat -- tests/golden

picture: ## draw the picture of README anew, from a real run
	@.ci/install development
	@$(BIN)/python -m bench.picture

messages: ## catalogs of the six languages: take in new strings, compile, say what is not translated
	@.ci/install development
	@$(BIN)/python -m merida.site.look.catalogs update
	@$(BIN)/python -m merida.site.look.catalogs check

pages: ## every page with axe in a browser: six languages, light and dark, phone and desk (minutes)
	@.ci/install development
	@MERIDA_MATRIX=1 $(BIN)/pytest -n 0 tests/stories/test_every_page.py $(ARGS)

locks: ## lock the dependencies named in requirements/*.in anew, with hashes and without addresses
	@.ci/install development
	@for group in library site development bench; do \
	  .tools/uv/bin/uv pip compile -q --universal --python-version 3.12 --generate-hashes --no-emit-index-url --no-header \
	    requirements/$$group.in -o requirements/$$group.txt || exit 1; done
	@.tools/uv/bin/uv pip compile -q --universal --python-version 3.8 --generate-hashes --no-emit-index-url --no-header requirements/uv.in -o requirements/uv.txt

clean: ## take away what can be made again
	@rm -rf .venv .tools build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache bench/out
