package suggest

import (
	"slices"
	"strings"
)

// bind notes the role phrase before a name: "Solveny’s envoy, Tomas Weir", "Interior Minister
// Anna Holt".
func (p *people) bind(d *document, para *paragraph, i, from, j int, name string) {
	k := i
	if k > 0 && para.toks[k-1].kind == kindComma && !clauseBehind(para, j) { // not "According to the mayor, Lenk wants …"
		k--
	}
	start := k
	for start > 0 && start > k-8 {
		switch t := &para.toks[start-1]; t.tag {
		case tagNoun, tagPlural, tagName, tagAdjective, tagGenitive, tagPossessive, tagDeterminer:
			start--
			continue
		}
		break
	}
	words := []string{}
	if start < k {
		words = append(words, d.text[para.toks[start].start:para.toks[k-1].end])
	}
	if from > i {
		words = append(words, d.text[para.toks[i].start:para.toks[from-1].end])
	}
	role := strings.TrimPrefix(strings.TrimPrefix(fold(strings.Join(words, " ")), "the "), "a ")
	if p.note(role, name); k < i && p.roles[role] == name { // the part before the comma is a role of its own
		own := strings.TrimPrefix(strings.TrimPrefix(fold(words[0]), "the "), "a ")
		if _, ok := p.roles[own]; !ok && own != "" {
			p.roles[own] = name
		}
	}
}

// clauseBehind reports whether the verb of a name stands right behind it, at token j.
func clauseBehind(para *paragraph, j int) bool {
	for j < len(para.toks) && para.toks[j].tag == tagAdverb {
		j++
	}
	return j < len(para.toks) && para.toks[j].tag.in(finiteTags|auxTags)
}

// bindBehind notes the role phrase in the appositive behind a name: "Adem Rask, the interior
// minister, …", "Ilse Vorn, Keshel’s foreign minister". The name ends before token j.
func (p *people) bindBehind(d *document, para *paragraph, j int, name string) {
	const longest = 9
	if j+1 >= len(para.toks) || para.toks[j].kind != kindComma {
		return
	}
	head, k := -1, j+1
	for ; k < len(para.toks) && k < j+1+longest; k++ {
		t := &para.toks[k]
		if head >= 0 && (t.low == "of" || t.low == "for") {
			break
		}
		if !t.tag.in(setOf(tagNoun, tagPlural, tagName, tagAdjective, tagGenitive, tagPossessive, tagDeterminer)) && t.low != "of" {
			break
		}
		head = k
	}
	if head < 0 || head == k || k >= len(para.toks) || para.toks[head].capital && !titleNouns[para.toks[head].low] {
		return
	}
	role := strings.TrimPrefix(strings.TrimPrefix(fold(d.text[para.toks[j+1].start:para.toks[head].end]), "the "), "a ")
	p.note(role, name)
}

// note keeps a role phrase and the nouns in it for a name, if it ends with a role.
func (p *people) note(role, name string) {
	fields := strings.Fields(role)
	if len(fields) == 0 {
		return
	}
	head := fields[len(fields)-1]
	if !titleNouns[head] && !roleNouns[head] {
		return
	}
	if _, ok := p.roles[role]; !ok {
		p.roles[role] = name
	}
	for _, f := range fields {
		if (titleNouns[f] || roleNouns[f]) && !slices.Contains(p.roleHead[f], name) {
			p.roleHead[f] = append(p.roleHead[f], name)
		}
	}
}

// roleNouns are further nouns that tell what somebody is: behind one of them in an
// appositive, "the surgeon" is that person.
var roleNouns = wordSet(`accountant actor actress advocate agent ally anchor apprentice architect artist astronomer athlete auditor baker
	banker barber barrister biologist bodyguard boss brewer broadcaster broker brother builder butcher campaigner captive carpenter
	cashier chancellor chef chemist clergyman cleric clerk coach coalminer columnist commentator commissioner composer conductor
	confidant constable consultant contractor cook corporal correspondent counsel cousin critic curate curator dairyman daughter
	deacon dean defendant dentist deputy designer detective diplomat docker doctor driver economist electrician engineer entrepreneur
	epidemiologist expert farmer father feminist fighter film-maker filmmaker financier firefighter fisherman foreman forester
	fugitive gardener general geologist goalkeeper granddaughter grandfather grandmother grandson guard guide gunner head
	headmaster headmistress headteacher heir historian husband immunologist industrialist inspector instructor interpreter
	investigator investor jeweller journalist juror labourer landlady landlord lawyer leader lecturer lieutenant linguist
	lobbyist locksmith machinist magistrate manager matron mayor mechanic mediator merchant meteorologist midwife miller miner
	minister missionary moderator monk mother musician negotiator nephew neighbour neighbor niece novelist nun nurse nutritionist
	observer officer ombudsman ombudswoman operator organiser organizer orderly owner painter pamphleteer paramedic partner pastor
	paediatrician pediatrician pensioner pharmacist philanthropist philosopher photographer physician physicist pilot player
	playwright plumber poet policeman policewoman politician porter postman preacher presenter priest principal prisoner producer
	professor programmer promoter prosecutor psychiatrist psychologist publican publicist publisher rancher rapporteur rebel
	receptionist recruit rector refugee registrar regulator researcher resident retailer salesman saleswoman sailor scholar
	scientist sculptor seaman secretary seller senator sergeant servant shareholder shepherd shopkeeper singer sister skipper
	smuggler socialist sociologist soldier solicitor son specialist spokesman spokesperson spokeswoman statistician steward
	stockbroker storekeeper strategist striker student sub-editor superintendent surgeon surveyor suspect tailor taxpayer teacher
	technician tenant theologian therapist trader trainer translator treasurer truck-driver trustee tutor uncle undertaker
	undersecretary valuer vet veteran veterinarian vicar victim virologist volunteer waiter waitress warden watchman weaver welder
	whistleblower whistle-blower widow widower wife winemaker witness woodworker worker writer aunt`)
