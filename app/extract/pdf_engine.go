package extract

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// pdfMemory bounds PDFium's memory, in WebAssembly pages of 64 KB: 256 MB.
const pdfMemory = 4096

// pdfCacheName names the folder of compiled code; another version of the library gets
// another one.
const pdfCacheName = "pdfium-1.20.0"

// pdfEngine is PDFium for one file: what a damaged file does to it ends with the file.
// Compiling it takes seconds, so the code is kept in the person's cache folder.
type pdfEngine struct {
	pdfium.Pdfium

	pool  pdfium.Pool
	cache wazero.CompilationCache
}

// openPDFium starts PDFium, which ends with ctx and sees no file and no network.
func openPDFium(ctx context.Context) (*pdfEngine, error) {
	dir := ""
	if user, err := os.UserCacheDir(); err == nil {
		dir = filepath.Join(user, "parley", pdfCacheName)
	}
	e, err := startPDFium(ctx, dir)
	if err != nil && dir != "" && ctx.Err() == nil { // damaged code, or a folder not to be written
		if removed := os.RemoveAll(dir); removed != nil {
			err = errors.Join(err, removed)
		}
		again, second := startPDFium(ctx, "")
		if second == nil {
			return again, nil
		}
		err = errors.Join(err, second)
	}
	return e, err
}

func startPDFium(ctx context.Context, dir string) (*pdfEngine, error) {
	e := &pdfEngine{cache: wazero.NewCompilationCache()}
	if dir != "" {
		var err error
		if e.cache, err = wazero.NewCompilationCacheWithDir(dir); err != nil {
			return nil, fmt.Errorf("open the cache of the PDF reader: %w", err)
		}
	}
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCompilationCache(e.cache).
		WithMemoryLimitPages(pdfMemory).
		WithCloseOnContextDone(true)
	var err error
	e.pool, err = webassembly.Init(webassembly.Config{
		Context: ctx, MaxIdle: 1, MaxTotal: 1, FSConfig: wazero.NewFSConfig(), RuntimeConfig: config,
		Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start the PDF reader: %w", err), e.cache.Close(ctx))
	}
	if e.Pdfium, err = e.pool.GetInstanceWithContext(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("start the PDF reader: %w", err), e.pool.Close(), e.cache.Close(ctx))
	}
	return e, nil
}

// end frees the memory. PDFium may be in any state after a damaged file, so that it
// cannot end properly is no failure of the file.
func (e *pdfEngine) end(ctx context.Context) {
	_ = e.pool.Close()
	_ = e.cache.Close(ctx)
}
