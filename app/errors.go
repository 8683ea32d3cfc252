package app

import (
	"errors"
	"strings"
)

// Code classes an error by what can be done about it.
type Code string

// The codes. On the command line each becomes an exit status.
const (
	Invalid     Code = "invalid"     // the input is wrong; the user can correct it
	NotFound    Code = "not_found"   // the thing named does not exist
	Conflict    Code = "conflict"    // the record has changed since it was read
	Unsupported Code = "unsupported" // understood, but not possible here
	Damaged     Code = "damaged"     // stored data contradict themselves
	Locked      Code = "locked"      // open elsewhere
	Internal    Code = "internal"    // a defect of the program, or of the machine
)

// Error is what the user reads: Msg says what went wrong in one plain sentence, Hint
// what to do. Op names the act for the log. Err is the cause and may be nil.
type Error struct {
	Code Code
	Op   string
	Msg  string
	Hint string
	Err  error
}

// Error gives message and cause in one line, for the log.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Op != "" {
		b.WriteString(e.Op + ": ")
	}
	b.WriteString(e.Msg)
	if e.Err != nil {
		b.WriteString(": " + e.Err.Error())
	}
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf returns the code of the outermost *Error in err's chain, Internal for any
// other error and "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return Internal
}

func invalid(op, msg, hint string) error {
	return &Error{Code: Invalid, Op: op, Msg: msg, Hint: hint}
}
