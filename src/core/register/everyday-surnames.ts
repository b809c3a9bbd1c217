/** Surnames that are also words of every day: with a capital at the beginning of a sentence they need name nobody. */
export const EVERYDAY_SURNAMES: ReadonlySet<string> = new Set(
  `april august baker ball bank banks barber barn bass bath beach bean beard bell bench berry best bird bishop black
  blunt bolt bond bone book booth bow bowl box brand bridge bridges bright broad brook broom brown buck bull bush
  butcher button camp cannon cap case cash castle chair chance chase child church clay clear clerk close coach
  coast cold committee constable cook corn cotton councillor coward craft crisp cross crow crown cutter dale
  darling day dean dear deputy down downs driver drummer duck duke earl early east easter english fair farmer
  field fields fish fisher flood flower flowers foot ford forest fox free french friend frost full gale gardener
  garland gate gentle glass gold golden good grace grant grave gray green grey ground grove guest guy hall hand
  hands hardy hare hatch hawk hay head heard heart heath herd hide high hill hills hoe hole holiday holly home
  hood hook hope horn house hunt ivory jolly joy judge june just keen key keys kind king kitchen knight lake lamb
  land lane large last law laws leaf lemon light lily little lock long look lord loud love lovely low luck major
  man march mark marks marsh marshal mast may mayor means merchant merry mill mills mist moat mole monday money
  monitor moody moon moor moss mould nail neat new nice noble noon north nurse oak oaks officer old orange orchard
  page painter palm park parks patient peace peach peacock peak pearl penny pepper perfect pike pile pink place
  plain plant player plum pole pool poor pope porter post pot pound power powers price priest prime prince prior
  proud punch purse quick rabbit rain ray read rich ride ridge ring rivers road roads rock rose rough round rule
  rush sage sailor salmon salt sand sands savage school seal self shade sharp shore short side silk silver singer
  skill small smart snow spark speed spring square stable staff steel still stock stone storm story street strong
  summer summers sun sunday swan sweet swift temple thorn tile toll town tree trout true twist vale vicar vine
  wade wake wall walls ward warden water waters way week weeks welcome well west wheat white wild will winner
  winter wise wolf wood woods worth yard young younger`.split(/\s+/),
);
