package worker

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os/exec"
	"sync"
	"time"

	"parley/app"
)

// child is one process that reads files. One goroutine uses it at a time.
type child struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	lines  chan line
	served int
	memory int64 // of the newest beat
	fresh  bool  // has not shown a sign of life yet
	retire *time.Timer
	done   chan struct{} // closed by end, for the goroutine that reads
	stop   sync.Once
}

// line is a reply, or why there are no more.
type line struct {
	reply reply
	err   error
}

// maxComplaint is how much of a child's standard error goes to the log.
const maxComplaint = 64 << 10

// complaints hands what a child writes to standard error to the log, up to a limit.
type complaints struct {
	log  *slog.Logger
	left int
}

// Write implements io.Writer; it never fails, so that the child is never blocked.
func (c *complaints) Write(p []byte) (int, error) {
	if n := min(len(p), c.left); n > 0 {
		c.log.Info("extraction worker", "says", string(p[:n]))
		c.left -= n
	}
	return len(p), nil
}

func startChild(cmd *exec.Cmd, log *slog.Logger) (*child, error) {
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start extraction worker: %w", err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start extraction worker: %w", err)
	}
	cmd.Stderr = &complaints{log: log, left: maxComplaint}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start extraction worker: %w", err)
	}
	c := &child{cmd: cmd, in: in, lines: make(chan line), done: make(chan struct{}), fresh: true}
	go c.read(out)
	return c, nil
}

// read hands the lines of the child over until it ends or is ended, then buries it.
func (c *child) read(out io.Reader) {
	defer c.cmd.Wait() //nolint:errcheck // how it ended, its last line or the lack of one tells
	br := bufio.NewReaderSize(out, 64<<10)
	for {
		data, err := readLine(br)
		var l line
		if err == nil {
			err = json.Unmarshal(data, &l.reply)
		}
		l.err = err
		select {
		case c.lines <- l:
		case <-c.done:
			return
		}
		if err != nil {
			return
		}
	}
}

// end stops the process, whatever it is doing.
func (c *child) end() {
	c.stop.Do(func() {
		close(c.done)
		c.in.Close()         //nolint:errcheck // it asks the child to end
		c.cmd.Process.Kill() //nolint:errcheck // it may have ended already
	})
}

// ending says how the reading of a file ended: the child can be kept, or it must be
// ended because of why ("" when the caller has lost interest).
type ending struct {
	keep bool
	why  string
	err  error
}

// extract reads one file and gives out what comes.
func (c *child) extract(t *task, l Limits) ending {
	c.served++
	if err := writeLine(c.in, request{ID: int64(c.served), Path: t.path, Plain: t.plain, Type: t.kind, Tables: t.tables, Look: t.look}); err != nil {
		return ending{why: "crashed the reader", err: err}
	}
	wall := time.NewTimer(l.Wall)
	defer wall.Stop()
	life := time.NewTimer(c.patience(l))
	defer life.Stop()
	for {
		select {
		case got := <-c.lines:
			if end, over := c.handle(got, t, l); over {
				return end
			}
			c.fresh = false
			life.Reset(l.Beat)
			if got.reply.Beat == nil {
				wall.Reset(l.Wall)
			}
		case <-wall.C:
			return ending{why: "took too long"}
		case <-life.C:
			select {
			case got := <-c.lines: // it was this process that slept
				if end, over := c.handle(got, t, l); over {
					return end
				}
				life.Reset(l.Beat)
			default:
				return ending{why: "took too long", err: errors.New("no sign of life")}
			}
		case <-t.ctx.Done():
			t.yield(app.Extracted{}, t.ctx.Err())
			return ending{}
		}
	}
}

func (c *child) patience(l Limits) time.Duration {
	if c.fresh {
		return l.Start
	}
	return l.Beat
}

// handle takes one line; over is true when the file is done with.
func (c *child) handle(got line, t *task, l Limits) (end ending, over bool) {
	r := got.reply
	switch {
	case errors.Is(got.err, errLong):
		return ending{why: "gave more than can be read", err: got.err}, true
	case got.err != nil:
		return ending{why: "crashed the reader", err: got.err}, true
	case r.ID != int64(c.served):
		return ending{why: "crashed the reader", err: fmt.Errorf("an answer to request %d instead of %d", r.ID, c.served)}, true
	case r.Done:
		return ending{keep: true}, true
	case r.Beat != nil:
		return c.weigh(*r.Beat, l)
	case r.Article != nil:
		x, err := r.Article.unpack()
		if err != nil {
			return ending{why: "crashed the reader", err: err}, true
		}
		return give(t, x, nil)
	case r.Error != nil:
		return give(t, app.Extracted{}, r.Error.error())
	case r.Table != nil && t.look:
		t.view = r.Table
		return ending{}, false
	}
	return ending{why: "crashed the reader", err: errors.New("an empty answer")}, true
}

func give(t *task, x app.Extracted, err error) (ending, bool) {
	t.given++
	return ending{}, !t.yield(x, err)
}

func (c *child) weigh(b beat, l Limits) (ending, bool) {
	c.memory = b.Memory
	switch {
	case b.Memory > l.Memory:
		return ending{why: "needed too much memory", err: fmt.Errorf("%d MB", b.Memory>>20)}, true
	case time.Duration(b.CPU)*time.Millisecond > l.CPU:
		return ending{why: "took too long", err: fmt.Errorf("%d ms computed", b.CPU)}, true
	}
	return ending{}, false
}
