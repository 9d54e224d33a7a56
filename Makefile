# Everything a contributor runs; `make help` lists it. Works with GNU make 3.81 (macOS) and newer.
#
# Set-up happens by itself: stamps under .venv remember what was installed from which lock file, and a lock file
# that changes is installed again. The tests also need a Chromium: tools/chromium.sh finds one, or installs
# Debian's where this runs as root; REPERES_CHROMIUM names another.

SHELL = /bin/sh
VENV = .venv
BIN = $(VENV)/bin
# Tests of pages wait more than they reckon: three workers suit two cores.
WORKERS = 3
# More words for the command that runs: make test ARGS="tests/site -x"
ARGS =

MADE = $(VENV)/.stamp-made
SITE = $(VENV)/.stamp-site
FONTS = $(VENV)/.stamp-fonts
DEV = $(VENV)/.stamp-dev
NPM = $(VENV)/.stamp-npm
AUDIT = $(VENV)/.stamp-audit

# On a terminal pip shows its progress; elsewhere one line a step is enough.
PIP = $(BIN)/python -m pip --disable-pip-version-check --no-input install $$(test -t 1 || echo --quiet)
LOCK = $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header --no-annotate --quiet
EXTRA = $(BIN)/python -c \
	"import sys, tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['optional-dependencies'][sys.argv[1]], sep='\n')"
PROVED = build/proved.xml
PYTEST = chromium=$$(tools/chromium.sh --install) || exit 1; REPERES_CHROMIUM=$$chromium \
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

.PHONY: help site test prove assure lint format bench serve sbom audit lock clean distclean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

site: $(SITE) $(FONTS) ## build the public site into site/
	@$(BIN)/reperes build $(ARGS)

serve: $(SITE) $(FONTS) ## show the site on this machine while you edit
	@$(BIN)/reperes serve $(ARGS)

test: $(DEV) $(NPM) ## run the tests, a real browser included (about ten minutes)
	@$(PYTEST) -m "not prove" $(ARGS)

prove: $(DEV) $(NPM) ## run every test on every page (long)
	@$(PYTEST) --junitxml $(PROVED) $(ARGS)

assure: ## prove, then write docs/assurance.md and the results that the page on accessibility shows
	@$(MAKE) --no-print-directory prove ARGS=
	@$(BIN)/python -m assurance $(PROVED)

lint: $(DEV) ## look for faults in the code: ruff, its formatter, mypy; zizmor for the workflows
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/zizmor --offline --quiet .github

format: $(DEV) ## lay the code out, and mend what ruff can mend
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

bench: $(DEV) $(NPM) ## measure the budgets of the design
	@chromium=$$(tools/chromium.sh --install) || exit 1; REPERES_CHROMIUM=$$chromium \
		$(BIN)/python -m benchmarks $(ARGS)

sbom: $(DEV) $(NPM) ## list every package and version of the lock files in build/sbom/ (CycloneDX)
	@$(BIN)/python tools/sbom.py

audit: $(AUDIT) ## ask the public databases for known faults of the locked packages (needs the internet)
	@tools/audit.sh

lock: $(DEV) ## make the lock files again from pyproject.toml and package.json
	@echo "==> Locking requirements/*.txt"
	@$(LOCK) pyproject.toml -o requirements/site.txt
	@$(LOCK) pyproject.toml --extra test --extra dev -c requirements/site.txt -o requirements/dev.txt
	@$(EXTRA) node | $(LOCK) - -o requirements/node.txt
	@$(EXTRA) audit | $(LOCK) - -c requirements/dev.txt -o requirements/audit.txt
	@if npm --version >/dev/null 2>&1; then \
		echo "==> Locking package-lock.json"; \
		npm install --package-lock-only --ignore-scripts --no-audit --no-fund; \
	fi

clean: ## remove what was built, and the caches
	@rm -rf site build .pytest_cache .mypy_cache .ruff_cache *.egg-info
	@find . -name __pycache__ -not -path './$(VENV)/*' -not -path './node_modules/*' -prune -exec rm -rf {} +

distclean: clean ## remove the installed tools too
	@rm -rf $(VENV) node_modules

# A candidate must run, not only exist (pyenv leaves shims), and must be able to make an environment (Debian
# packs that part on its own).
$(MADE):
	@for python in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
		if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
			echo "==> Making $(VENV) with $$("$$python" --version)"; \
			"$$python" -m venv $(VENV) && touch $@; \
			exit; \
		fi; \
	done; \
	echo "Python 3.11 or newer with venv is needed (Debian: apt-get install python3 python3-venv)." >&2; \
	exit 1

$(SITE): requirements/site.txt pyproject.toml | $(MADE)
	@echo "==> Installing what builds the site"
	@$(PIP) --require-hashes -r requirements/site.txt
	@$(PIP) --no-deps --no-build-isolation --config-settings editable_mode=compat -e .
	@touch $@

$(DEV): requirements/dev.txt $(SITE)
	@echo "==> Installing what tests the site"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

# It reads lock files alone: nothing of ours need be installed.
$(AUDIT): requirements/audit.txt requirements/node.txt | $(MADE)
	@echo "==> Installing pip-audit"
	@$(PIP) --require-hashes -r requirements/audit.txt
	@npm --version >/dev/null 2>&1 || $(NODE_PACKAGES)
	@touch $@

# No package has a script that need run. A machine without npm, or whose node is too old for Lighthouse, gets PyPI's.
NODE_PACKAGES = $(PIP) --require-hashes -r requirements/node.txt
NODE_FITS = node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 22 || (a == 22 && b >= 19) ? 0 : 1)'
NPM_CI = if ! npm --version >/dev/null 2>&1; then $(NODE_PACKAGES); fi; \
	PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

$(FONTS): package.json package-lock.json requirements/node.txt $(SITE)
	@echo "==> Installing the fonts of the prints"
	@$(NPM_CI) $$(test -d node_modules/axe-core || echo --omit=dev)
	@touch $@

$(NPM): package.json package-lock.json requirements/node.txt $(DEV)
	@echo "==> Installing axe-core, Lighthouse, the Nu checker and the fonts"
	@$(NODE_FITS) >/dev/null 2>&1 || $(NODE_PACKAGES)
	@$(NPM_CI)
	@touch $@ $(FONTS)
