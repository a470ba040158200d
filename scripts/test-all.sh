#!/usr/bin/env bash
# Everything that must hold before a change lands: types, lint, build, generated files, tests.
# Installs the foreign tools that tests compare against where it may, and says what is skipped where it may not.
set -euo pipefail
cd "$(dirname "$0")/.."
bash scripts/setup-tests.sh
npm run --silent lint
npm run --silent build
npx --no-install vitest run
