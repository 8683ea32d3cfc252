package suggest

// politicsVerbs are verbs of politics, law, war and trade; a + doubles the last letter.
const politicsVerbs = `abolish abscond accede acquit+ adjudicate adjourn administer allocate amend annul+ apply apprehend arbitrate
	assassinate assemble assign avert ballot+ bankroll banish bar+ besiege betray bicker blacklist bombard bribe broker cancel+ capitulate
	cede chastise circumvent coerce coexist collaborate collude commandeer commence compensate comply concoct confer+ confiscate conform
	consolidate conspire contain contaminate contravene convene coordinate counterattack countersign curb curtail debrief decommission
	decriminalise decriminalize default+ defer+ deflate demilitarise demilitarize demobilise demobilize demolish demote depart deport
	depose deregulate derail desist destabilise destabilize detain deter+ devalue devolve disarm disband disburse discontinue disengage
	dismantle dispatch disperse disqualify disrupt dissolve diversify divest divulge downgrade earmark embargo+ emigrate enact
	encroach endanger endure enlarge enlist ensure entrench eradicate escalate establish evacuate evict exempt exile exonerate
	expedite expel+ expire expropriate extradite fabricate falsify filibuster flout forego forfeit formulate fortify foster
	galvanise galvanize garrison gerrymander hamper harass haggle harmonise harmonize hijack hinder hoard humiliate hush impeach
	impede implement implicate impose impound imprison improvise inaugurate incarcerate incite indict infiltrate inflict infringe
	inspect instigate insure intercept intern interrogate intervene intimidate invade invalidate jeopardise jeopardize jettison
	legalise legalize legislate levy liberate liquidate litigate loosen lure maltreat manipulate massacre mastermind mediate
	militarise militarize mismanage mobilise mobilize mortgage nationalise nationalize negotiate neutralise neutralize nullify
	obliterate obstruct occupy offend oust outlaw outmanoeuvre outnumber outvote outwit+ overhaul overrule oversee overstep+ overturn
	pacify penalise penalize perpetrate persecute persevere petition pillage placate pledge plunder postpone preclude pre-empt
	preside prevail prevaricate privatise privatize procrastinate prohibit prolong proscribe prosecute provoke purge quash quell
	quadruple ransack ratify reactivate reaffirm realign reallocate reapply rearm reassign reassess rebuild recall recapture recede
	reciprocate reclaim reconcile reconsider reconstruct reconvene rectify redeem redeploy redistribute redraw redress redraft
	reelect re-elect reform regain regroup regularise regulate rehabilitate reimburse reimpose reinforce reinstate reintroduce
	reinvest relinquish reload relocate renege renegotiate renounce reopen reorganise reorganize repatriate repay repeal repel+
	repossess reprieve rescind resettle reshuffle resign restart restrain restrict resume retaliate retain retake rethink retrieve
	reunify reunite revamp revert revitalise revitalize revoke rewrite rig+ rout sabotage safeguard salvage scapegoat scrap+ scrutinise
	scrutinize scupper secede segregate sequester shelve shirk shorten showcase slash smuggle snub+ solicit spearhead splinter
	stabilise stabilize stagnate stalemate stall stigmatise stipulate stockpile streamline subdue subpoena subsidise subsidize
	subvert succumb summon supersede suppress surmount suspend sustain swamp swindle thaw thwart tighten topple torpedo+ transcend
	transgress trample transmit+ traumatise triple topple unblock uncover undercut undergo undermine underwrite unfreeze unify unleash
	unlock unravel+ unseat unsettle uphold uproot usher usurp vacate validate vanquish veto+ vie vilify vindicate violate vote waive
	whitewash wield withhold withstand wrangle yield`

// politicsNouns are verbs of the same kind whose plain form is as often a noun.
const politicsNouns = `rumour rumor alert ally ambush arm axe ballot ban barricade base blockade bluff bomb boycott breach bribe broker cap censure
	chair charge charter clamp combat crew cushion dam discharge ditch divorce draft drill embargo escort
	ferry fine forfeit forge freeze gag garrison gauge halve harbour harbor haul hike honour initial jail lapse lease
	levy license loot mandate manoeuvre march mob mortgage mothball murder muzzle offset oust overhaul pardon parole
	patrol petition phase pillage picket pilot plunge poison police purge quarantine raid ransom ration recess referee remand reprieve
	rig rival route rubber-stamp sack salvage scrap scout seal shell smear snag snub spark spy squat stall stamp stream stash
	station steer stockpile storm swap table tax thaw tip toil torture tow trim tunnel umpire upset veto
	vault vow wager whip woo `
