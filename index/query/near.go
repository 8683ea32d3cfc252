package query

// hop is one step of a chain of proximity operators.
type hop struct {
	op    NearOp
	n     int
	right Node
}

// near reads one operand or a chain of proximity operators.
func (p *parser) near() Node {
	left := p.item()
	if left == nil {
		return nil
	}
	var chain []hop
	for p.filter == "" {
		op, n, width := p.nearOperator()
		if width == 0 {
			break
		}
		name := p.toks[p.pos+width-1].text
		p.pos += width
		right := p.nearOperand(name)
		if right == nil {
			break
		}
		chain = append(chain, hop{op, n, right})
	}
	return p.chain(left, chain)
}

// nearOperator looks for a proximity operator; width is the number of its tokens.
func (p *parser) nearOperator() (op NearOp, n, width int) {
	if t := p.peek(); t.kind == kindRun {
		if op, n, ok := proximity(t.text); ok {
			return op, n, 1
		}
	}
	if t := p.ahead(1); p.operator() == "NOT" && t.kind == kindRun {
		if op, n, ok := proximity(t.text); ok && op == Within {
			return NotWithin, n, 2
		}
	}
	return 0, 0, 0
}

// nearOperand reads what stands on the right of a proximity operator.
func (p *parser) nearOperand(name string) Node {
	if p.operator() == "NOT" {
		p.pos++
		p.refuse("NOT cannot stand after %s; write NOT %s between the words instead", name, name)
	}
	next := p.peek().kind
	if op := p.operator(); next == kindEnd || next == kindClose || op != "" {
		p.repair("%s with nothing after it was left out", name)
		return nil
	}
	return p.item()
}

// chain joins the hops from the left. Different operators in one chain can be bracketed
// in two ways and are not run until the brackets stand.
func (p *parser) chain(left Node, hops []hop) Node {
	for _, h := range hops {
		if (h.op != hops[0].op || h.n != hops[0].n) && p.variant.chain == undecided {
			p.chained = true
			p.refuse("different distances in one chain can be read in two ways; choose where the brackets stand")
			break
		}
	}
	if p.variant.chain == fromRight {
		return p.chainRight(left, hops)
	}
	for _, h := range hops {
		left = p.relate(h, left, h.right)
	}
	return left
}

func (p *parser) chainRight(left Node, hops []hop) Node {
	if len(hops) == 0 {
		return left
	}
	return p.relate(hops[0], left, p.chainRight(hops[0].right, hops[1:]))
}

// widest bounds what distributing an AND over a proximity may produce.
const widest = 400

// relate builds one proximity. (a AND b) W/n c is read as a W/n c AND b W/n c; parts
// that are no places in the text cannot be operands.
func (p *parser) relate(h hop, left, right Node) Node {
	l, r := spread(left), spread(right)
	if len(l)*len(r) == 1 {
		p.checkOperand(l[0])
		p.checkOperand(r[0])
		return Near{h.op, h.n, l[0], r[0]}
	}
	if len(l)*len(r) > widest {
		p.refuse("too many words are joined by AND beside a distance")
		return Near{h.op, h.n, l[0], r[0]}
	}
	var all []Node
	for _, a := range l {
		for _, b := range r {
			p.checkOperand(a)
			p.checkOperand(b)
			all = append(all, Near{h.op, h.n, a, b})
		}
	}
	p.repair("AND beside a distance holds for each of its words")
	return conjunction(all)
}

// spread gives the operands that an operand with AND in it stands for.
func spread(n Node) []Node {
	switch n := n.(type) {
	case And:
		var all []Node
		for _, c := range n.Nodes {
			all = append(all, spread(c)...)
		}
		return all
	case In:
		return mapNodes(spread(n.Node), func(c Node) Node { return In{n.Field, c} })
	case Lead:
		return mapNodes(spread(n.Node), func(c Node) Node { return Lead{c} })
	case First:
		return mapNodes(spread(n.Node), func(c Node) Node { return First{n.N, c} })
	}
	return []Node{n}
}

func mapNodes(list []Node, f func(Node) Node) []Node {
	out := make([]Node, len(list))
	for i, n := range list {
		out[i] = f(n)
	}
	return out
}

// checkOperand refuses operands that have no place in the text.
func (p *parser) checkOperand(n Node) {
	Walk(n, func(n Node) {
		switch n := n.(type) {
		case Not:
			p.refuse("NOT cannot stand beside a distance; write a NOT W/5 b, or exclude %s outside the brackets", n.Node)
		case And:
			p.refuse("AND inside an OR cannot stand beside a distance; write the alternatives out")
		case Filter:
			p.refuse("%s is a fact about the article and has no distance; join it with AND", n)
		case AtLeast:
			p.refuse("%s counts and has no distance; put the distance into its brackets", n)
		}
	})
}
