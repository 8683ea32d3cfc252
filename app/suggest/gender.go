package suggest

import "strings"

// womensNames and mensNames are common given names that leave no doubt in English text.
// Names in use for both (Alex, Robin, Sasha, Jean) are left out.
var womensNames = wordSet(`abigail agnes agatha aisha alexandra alice alicia alison amanda amelia amy ana anastasia andrea angela anita ann
	anna anne annegret annette annie antonia april audrey barbara beatrice beatrix becky bella bernadette beth betty beverly birgit
	bonnie brenda bridget brigitte camilla carmen carol carole caroline carolyn catherine cathy cecilia celia celine chantal charlotte
	cheryl chloe christina christine cindy claire clara claudia colleen constance cora cristina daisy daniela daphne deborah debra
	delia delphine denise diana diane dolores dominika donna dora doris dorothy edith eileen elaine eleanor elena eleni elisabeth
	elise eliza elizabeth elke ella ellen eloise elsa elsbeth elspeth emily emma erica erika esther ethel eugenie eva eve evelyn
	fatima fiona florence frances francesca frederica freya frieda gabriela gabrielle gail geraldine gertrude gillian gina giorgia
	giulia gladys glenda gloria grace greta greet gretchen gudrun gwen gwendolyn hannah harriet hazel heather heidi helen helena helga
	henrietta hilary hildegard hillary ida ilse imogen ines ingeborg ingrid irene irina iris isabel isabella isabelle isobel ivana
	jacqueline jane janet janice jasmine jeanette jeanne jennifer jenny jessica jill joan joanna joanne josephine joy joyce judith
	judy julia juliana julie juliet juliette justine karen karin kate katerina katharina katherine kathleen kathryn kathy katja katrin
	kayla kimberly kirsten kristen kristin kristina laura lauren leah leila lena leonie leonora leslie leyla lidia liliana lillian
	linda lisa lise liz lois lorna lorraine louisa louise lucia lucille lucinda lucy ludmila lydia lynn mabel madeleine maggie maia
	maja marcia margaret margarita margot margrethe maria mariam marian mariana marianne marie marilyn marina marjorie marlene
	marta martha martina mary maryam mathilde matilda maud maureen megan melanie melissa meredith mia michele michelle mildred
	miranda miriam molly monica monika muriel nadia nadine nancy naomi natalia natalie natasha nathalie nicole nina nora noreen
	norma olena olga olivia ophelia paige pamela patricia paula pauline penelope peggy petra phoebe phyllis pia polly priscilla rachel
	ramona rebecca regina renate renee rhoda rita roberta rosa rosalind rose rosemary roxanne ruth sabina sabine sally samantha
	sandra sara sarah selina serena sharon sheila shirley sigrid silvia simone sofia sonia sophia sophie stella stephanie sue susan
	susanna susanne suzanne svetlana svitlana sylvia tamara tania tanya tatiana tekla teresa tessa thea theresa therese tiffany tina
	tracy ulrike una ursula valerie vanessa vera verena veronica victoria viola violet virginia vivian wanda wendy wilhelmina
	winifred xenia yasmin yolanda yulia yvette yvonne zoe`)

var mensNames = wordSet(`aaron abdul abdullah abel abraham adam adem adrian ahmad ahmed alan albert aleksandr alejandro alexander alexei
	alfred ali allan amir anatoly anders andreas andrei andrew andriy angus anselm anthony anton antonio archibald arkady armand
	arnold arthur arvid axel barack barry basil benedict benjamin bernard bernd bill bob boris brad bram brendan brian bruce bruno
	carl carlos cecil cedric charles chris christian christoph clarence claude clement clifford colin conrad conor craig cyril damian
	daniel dave david dennis derek desmond dexter dick diego dieter dimitri dirk dmitri dmitry dominic donald douglas duncan dwight
	eamon earl edgar edmund eduard edward edwin egon elias elliot emanuel emil emmanuel eric erik ernest ernst ethan eugene ewan
	fabian felix ferdinand fernando florian francis francisco francois frank franz fred frederick friedrich fritz gareth gary gavin
	geoffrey george georges georgy gerald gerard gerhard gideon gilbert giovanni giuseppe glenn gordon graham greg gregory gunnar
	gunther gustav guy hamid hans harald harold harry harvey hassan hector heinrich helmut henri henrik henry herbert herman hermann
	horst howard hubert hugh hugo hussein ian ibrahim igor isaac ismail ivan jack jacob jacques jakob james jamie jan jared jason
	jeff jeffrey jens jeremy jerome jerry jim joachim joe joel joerg johan johannes john johnny jon jonas jonathan jorge jose josef
	joseph joshua juan julian julius jurgen justin karim karl keith ken kenneth kevin khalid klaus konrad konstantin kurt kyle
	lambert larry lars laurence lawrence leo leon leonard leonid leopold lev lionel lloyd lorenz louis luca lucas ludwig luigi luis
	luke lukas magnus mahmoud malcolm manfred manuel marc marcel marcello marco marcus mario mark markus martin marvin mateusz
	matthew matthias maurice max maximilian mehmet michael michel miguel mike mikhail miles milo milos miroslav mohamed mohammad
	mohammed muhammad murray mustafa nathan nathaniel neil neville nicholas nicolas nigel nikolai noah noel norbert norman oleg
	oleksandr oleksiy oliver omar orlando oscar osama osip otto owen pablo patrick paul pavel pavlo pedro perry peter petr petro
	philip philippe pierre piet piotr quentin rafael ralph ramon randolph randy raymond reginald reinhard rene reza richard rob
	robert roberto rodney roger roland rolf roman ronald rory ross roy rudolf rudolph rupert russell salman samir samuel saul
	sebastian selim serge sergei sergey seth seymour sidney siegfried sigmund silvio simon stanislav stefan stephen steve steven
	stewart stuart sven tariq taras ted terence theodore thomas till tim timothy tobias todd tom tomas tony travis trevor ulrich
	vadim valentin valery vasily victor viktor vince vincent vitaly vlad vladimir volodymyr walter warren wayne werner wilfred
	wilhelm will willem william winston wolfgang wolodymyr xavier yaroslav yosef yuri yusuf yves zachary`)

// maleEndings are names in -a of men and of both.
var maleEndings = wordSet(`nikita ilya luka kuzma foma dima vanya petya kolya kostya joshua ezra elisha akira musa isa moussa mustafa
	abba costa garcia sasha misha pasha grisha yusha zhenya shura valya ira ola ila noa sava toma data kaya uma aba`)

// givenGender tells from a given name whether "he" or "she" is meant; empty if it leaves a
// doubt.
func givenGender(name string) string {
	switch {
	case womensNames[name]:
		return "she"
	case mensNames[name]:
		return "he"
	case len(name) > 3 && strings.HasSuffix(name, "a") && !maleEndings[name] && isASCII(name):
		return "she"
	}
	return ""
}

// pronounSex gives the pronoun that a word of the third person belongs to.
func pronounSex(word string) string {
	switch word {
	case "he", "him", "his", "himself":
		return "he"
	case "she", "her", "hers", "herself":
		return "she"
	}
	return ""
}

// sexVotes counts, for each surname, the pronouns of sentences that name nobody else.
type sexVotes map[string][2]int

// count looks at the sentences of a paragraph: behind the only surname of one, "his" and
// "her" tell whom it names.
func (v sexVotes) count(p *people, para *paragraph) {
	for _, sent := range para.sents {
		only, many := "", false
		var n [2]int
		for i := sent[0]; i < sent[1]; i++ {
			t := &para.toks[i]
			if s := fold(t.low); t.capital && t.kind == kindWord && (len(p.full[s]) > 0 || p.singles[s] && p.known(s)) {
				many = many || only != "" && only != s
				only = s
			}
			if only == "" || t.capital {
				continue
			}
			switch pronounSex(t.low) {
			case "he":
				n[0]++
			case "she":
				n[1]++
			}
		}
		if old := v[only]; only != "" && !many && (n[0] == 0) != (n[1] == 0) {
			v[only] = [2]int{old[0] + min(n[0], 1), old[1] + min(n[1], 1)}
		}
	}
}

// tells gives what the votes for a surname leave no doubt about.
func (v sexVotes) tells(surname string) string {
	const least, odds = 2, 3
	switch n := v[surname]; {
	case n[0] >= least && n[0] >= odds*n[1]:
		return "he"
	case n[1] >= least && n[1] >= odds*n[0]:
		return "she"
	}
	return ""
}

// known reports whether the codebook has a name that ends with the surname.
func (p *people) known(surname string) bool {
	_, ok := p.book.byName[surname]
	return ok
}
