package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"

	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// process is a running "chancery serve".
type process struct {
	cmd     *exec.Cmd
	address string
	conn    *grpc.ClientConn

	mu    sync.Mutex
	more  *sync.Cond // tells of a new line
	log   []string
	ended bool // the log will have no more lines
}

// startServer runs the server as a process of its own, until it is SERVING.
func startServer(t *testing.T, args ...string) *process {
	t.Helper()
	p := &process{cmd: exec.Command("chancery", append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)...)}
	p.more = sync.NewCond(&p.mu)
	stderr, err := p.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go p.read(stderr)
	t.Cleanup(func() {
		if p.conn != nil {
			p.conn.Close()
		}
		p.cmd.Process.Kill()
		p.cmd.Wait()
		if t.Failed() {
			t.Logf("log of the server:\n%s", strings.Join(p.log, "\n"))
		}
	})
	line := p.waitFor(t, "msg=listening")
	p.address = regexp.MustCompile(`address=(\S+)`).FindStringSubmatch(line)[1]
	p.conn, err = grpc.NewClient(p.address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		t.Fatal(err)
	}
	p.waitServing(t)
	return p
}

// read collects the lines of the server's log.
func (p *process) read(r io.Reader) {
	for s := bufio.NewScanner(r); s.Scan(); {
		p.mu.Lock()
		p.log = append(p.log, s.Text())
		p.mu.Unlock()
		p.more.Broadcast()
	}
	p.mu.Lock()
	p.ended = true
	p.mu.Unlock()
	p.more.Broadcast()
}

// waitFor waits for a line of the log with part in it, and returns it.
func (p *process) waitFor(t *testing.T, part string) string {
	t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := 0; ; i++ {
		for i == len(p.log) && !p.ended {
			p.more.Wait()
		}
		if i == len(p.log) {
			t.Fatalf("the server ended without %q in its log:\n%s", part, strings.Join(p.log, "\n"))
		}
		if strings.Contains(p.log[i], part) {
			return p.log[i]
		}
	}
}

// waitServing waits until the health check says SERVING.
func (p *process) waitServing(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	watch, err := healthpb.NewHealthClient(p.conn).Watch(ctx, &healthpb.HealthCheckRequest{Service: "chancery.v1.ExtractionService"}, grpc.WaitForReady(true))
	if err != nil {
		t.Fatal(err)
	}
	for {
		resp, err := watch.Recv()
		if err != nil {
			t.Fatal(err)
		}
		if resp.GetStatus() == healthpb.HealthCheckResponse_SERVING {
			return
		}
	}
}

// signal sends the server a signal.
func (p *process) signal(t *testing.T, s os.Signal) {
	t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil {
		t.Fatal(err)
	}
}

func TestServeUntilSignal(t *testing.T) {
	p := startServer(t)
	resp, err := chanceryv1.NewExtractionServiceClient(p.conn).Extract(t.Context(), &chanceryv1.ExtractRequest{
		Document: &chanceryv1.Document{Text: "Am 9. November 2024.", LanguageCode: "de"},
	})
	if err != nil || len(resp.GetDates()) != 1 || resp.GetDates()[0].GetValue() != "2024-11-09" {
		t.Errorf("Extract = %v, %v", resp, err)
	}
	p.signal(t, syscall.SIGTERM)
	p.waitFor(t, "msg=stopped")
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("the server ended with %v", err)
	}
}

// An open stream holds the stop up; a second signal does not wait for it.
func TestServeUntilSecondSignal(t *testing.T) {
	p := startServer(t)
	stream, err := chanceryv1.NewExtractionServiceClient(p.conn).ExtractBatch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	// An answer shows that the server has the stream.
	if err := stream.Send(&chanceryv1.ExtractBatchRequest{}); err != nil {
		t.Fatal(err)
	}
	if _, err := stream.Recv(); err != nil {
		t.Fatal(err)
	}
	p.signal(t, os.Interrupt)
	p.waitFor(t, "msg=stopping")
	p.signal(t, os.Interrupt)
	p.waitFor(t, "stopped at once")
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("the server ended with %v", err)
	}
}

func TestServeReloadsPacks(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) {
		t.Helper()
		path := filepath.Join(dir, "eo", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	pack := "language: eo\nname: Esperanto\nstatus: experimental\nversion: "
	write("pack.yaml", pack+"1.0.0\n")
	write("lexicon.yaml", "month: {words: {novembro: 11}}\nday: {digits: 1-2, range: 1-31}\n")
	write("dates.yaml", `- id: eo.date.day-month
  doc: A day of a month.
  match: "[[{day}-a de {month}]]"
  yields: {date: {day: $day, month: $month}}
  examples:
    - {text: "La [[9-a de novembro]].", reference_time: "2024-11-12", value: "2024-11-09"}
    - {text: "ĝis la [[30-a de novembro]] estas tempo", reference_time: "2024-11-12", value: "2024-11-30"}
  counterexamples: ["la novembro"]
`)
	p := startServer(t, "--pack-dir", dir)
	version := func() string {
		t.Helper()
		resp, err := chanceryv1.NewRuleSetServiceClient(p.conn).ListPacks(t.Context(), &chanceryv1.ListPacksRequest{})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range resp.GetPacks() {
			if p.GetLanguageCode() == "eo" {
				return p.GetVersion()
			}
		}
		return ""
	}
	if v := version(); v != "1.0.0" {
		t.Errorf("version at the start = %q", v)
	}
	write("pack.yaml", pack+"2.0.0\n")
	p.signal(t, syscall.SIGHUP)
	p.waitFor(t, "packs loaded anew")
	if v := version(); v != "2.0.0" {
		t.Errorf("version after the change = %q", v)
	}
	write("pack.yaml", pack+"3.0.0\nno-such-field: 1\n")
	p.signal(t, syscall.SIGHUP)
	if line := p.waitFor(t, "the packs are faulty"); !strings.Contains(line, "eo/pack.yaml:5:1") {
		t.Errorf("the log does not tell where the fault is: %s", line)
	}
	if v := version(); v != "2.0.0" {
		t.Errorf("version after the faulty change = %q", v)
	}
	write("pack.yaml", pack+"4.0.0\n")
	write("../actors/own.yaml", "organizations:\n  hanse: {de: =Hanse, colour: red}\n")
	p.signal(t, syscall.SIGHUP)
	if line := p.waitFor(t, "colour"); !strings.Contains(line, "actors/own.yaml:2:23") {
		t.Errorf("the log does not tell where the fault of the actors is: %s", line)
	}
	if v := version(); v != "2.0.0" {
		t.Errorf("version after the faulty actors = %q", v)
	}
	write("../actors/own.yaml", "organizations:\n  hanse: {de: =Hanse}\n")
	p.signal(t, syscall.SIGHUP)
	for end := time.Now().Add(10 * time.Second); version() != "4.0.0"; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("version after the change of actors = %q", version())
		}
	}
}

// A server whose packs are faulty does not start.
func TestServeFaultyPacks(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "pack.yaml"), []byte("language: 1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	cmd := exec.Command("chancery", "serve", "--listen", "127.0.0.1:0", "--pack-dir", dir)
	cmd.Stderr = &stderr
	err := cmd.Run()
	if cmd.ProcessState.ExitCode() != exitFailed || !strings.Contains(stderr.String(), "pack directory "+dir) {
		t.Errorf("the server ended with %v:\n%s", err, stderr.String())
	}
}

// required skips a test that lacks a tool, save on CI, where none may lack.
func required(t *testing.T, what string, err error) {
	t.Helper()
	if err == nil {
		return
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("%s: %v", what, err)
	}
	t.Skipf("needs %s: %v", what, err)
}

// TestGRPCurl talks to the server as people do, by reflection.
func TestGRPCurl(t *testing.T) {
	var stderr bytes.Buffer
	build := exec.Command("go", "tool", "-modfile=../../.ci/tools/go.mod", "-n", "grpcurl")
	build.Stderr = &stderr
	path, err := build.Output()
	if err != nil {
		t.Log(stderr.String())
	}
	required(t, "grpcurl, which 'go tool' builds from the network once", err)
	p := startServer(t)
	grpcurl := func(wantFailure bool, args ...string) string {
		t.Helper()
		out, err := exec.Command(strings.TrimSpace(string(path)), append([]string{"-plaintext"}, args...)...).CombinedOutput()
		if (err != nil) != wantFailure {
			t.Errorf("grpcurl %q: %v\n%s", args, err, out)
		}
		return string(out)
	}
	if got := grpcurl(false, p.address, "list"); !strings.Contains(got, "chancery.v1.ExtractionService\nchancery.v1.RuleSetService\ngrpc.health.v1.Health\n") {
		t.Errorf("list = %s", got)
	}
	if got := grpcurl(false, p.address, "describe", "chancery.v1.ExtractionService.ExtractBatch"); !strings.Contains(got, "stream .chancery.v1.ExtractBatchRequest") {
		t.Errorf("describe = %s", got)
	}
	if got := grpcurl(false, p.address, "grpc.health.v1.Health/Check"); !strings.Contains(got, "SERVING") {
		t.Errorf("health = %s", got)
	}
	got := grpcurl(false, "-d", `{"document": {"id": "x", "text": "Am 9. November 2024.", "language_code": "de"}}`, p.address, "chancery.v1.ExtractionService/Extract")
	var resp struct {
		DocumentID string `json:"documentId"`
		Dates      []struct{ Type, Value string }
	}
	if err := json.Unmarshal([]byte(got), &resp); err != nil || len(resp.Dates) != 1 || resp.Dates[0].Type != "DATE_TYPE_DATE" || resp.Dates[0].Value != "2024-11-09" {
		t.Errorf("Extract = %s, %v", got, err)
	}
	if got := grpcurl(true, "-d", `{"document": {"reference_time": "yesterday"}}`, p.address, "chancery.v1.ExtractionService/Extract"); !strings.Contains(got, "InvalidArgument") || !strings.Contains(got, "MALFORMED_REFERENCE_TIME") {
		t.Errorf("error = %s", got)
	}
}

// TestPythonClient talks to the server from another language, over messages
// that protoc generates.
func TestPythonClient(t *testing.T) {
	python, err := findPython()
	required(t, "python3 with the modules grpc and google.protobuf (Debian: python3-grpcio python3-protobuf)", err)
	_, err = exec.LookPath("protoc")
	required(t, "protoc with its standard types (Debian: protobuf-compiler libprotobuf-dev)", err)
	generated := t.TempDir()
	protos, err := filepath.Glob("../../proto/*/*/*.proto")
	if err != nil || len(protos) == 0 {
		t.Fatalf("no .proto files: %v", err)
	}
	if out, err := exec.Command("protoc", append([]string{"-I", "../../proto", "--python_out", generated}, protos...)...).CombinedOutput(); err != nil {
		t.Fatalf("protoc: %v\n%s", err, out)
	}
	p := startServer(t)
	var stderr bytes.Buffer
	cmd := exec.Command(python, filepath.Join("testdata", "python", "client.py"), p.address, generated)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("client: %v\n%s", err, stderr.String())
	}
	var got any
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("client printed %q: %v", out, err)
	}
	want := map[string]any{
		"dates":    []any{"2024-11-09"},
		"grounded": true,
		"batch": []any{
			[]any{"py0", 0., []any{"2024-11-09"}},
			[]any{"py1", 3., []any{}},
			[]any{"py2", 0., []any{"2024-11-09"}},
		},
		"error": "INVALID_ARGUMENT",
		"packs": true,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("client (-want +got):\n%s", diff)
	}
}

// findPython returns a Python that has what the client needs.
func findPython() (string, error) {
	var err error
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if err = exec.Command(python, "-c", "import grpc, google.protobuf").Run(); err == nil {
			return python, nil
		}
	}
	return "", err
}
