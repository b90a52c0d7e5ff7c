# The two commands of the README are `make demo` and `make test`. Each does all its own set-up.

SWIFT ?= swift
RELAIS = .build/debug/relais

.PHONY: demo test test-full build release lint format bench bench-gate bench-peers bench-views fuzz docs clean setup

setup:
	@./Scripts/setup

build: setup
	@$(SWIFT) build --product relais

demo: build
	@./Scripts/demo $(RELAIS)

test: setup
	@$(SWIFT) test --parallel

# The long histories as well: every property test runs many more rounds.
test-full: setup
	@RELAIS_TEST_TIER=full $(SWIFT) test --parallel

release: setup
	@$(SWIFT) build --configuration release --product relais
	@echo "Built .build/release/relais"

lint:
	@$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks Fuzzing

format:
	@$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks Fuzzing

bench: setup
	@cd Benchmarks && $(SWIFT) package benchmark

# Of the gate alone: beside its goals for 1,000 communities and 100,000 members.
bench-gate: setup
	@cd Benchmarks && $(SWIFT) build --configuration release --product GateCost
	@Benchmarks/.build/release/GateCost

# Imports beside their peers. MEMBERS=100000 makes ten million logins: some ten minutes.
bench-peers: release
	@./Benchmarks/Peers/run imports --members $(or $(MEMBERS),10000)
	@./Benchmarks/Peers/run statements

bench-views: release
	@cd Benchmarks && $(SWIFT) build --configuration release --product AllViews
	@./Benchmarks/Peers/run views

# Each reader of hostile bytes for FUZZ_SECONDS, 600 unless told; see Scripts/fuzz.
fuzz: setup
	@SWIFT=$(SWIFT) ./Scripts/fuzz

# Rewrites what is generated: the command line's pages and the expected outputs of the sample.
docs: build
	@./Scripts/write-docs $(RELAIS)

clean:
	@rm -rf .build Benchmarks/.build Fuzzing/.build
