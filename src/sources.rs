//! Where facts come from: title, section, address, standing, and the day each was read.
//!
//! Official tables were read from public copies of the files that CMS publishes; the address is
//! CMS's own page for them.

use serde::Serialize;

/// How binding a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// Statute or regulation.
    Law,
    /// CMS, or another federal agency on Medicare claims.
    Cms,
    /// Coding bodies and their press.
    Coding,
    /// A Medicare contractor.
    Contractor,
    /// A payer.
    Payer,
    /// Others' advice.
    Advice,
}

/// A source.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Its title.
    pub title: &'static str,
    /// The section in it.
    pub section: Option<&'static str>,
    /// Where to read it.
    pub url: &'static str,
    /// How binding it is.
    pub tier: Tier,
    /// The day it was read, `YYYY-MM-DD`.
    #[serde(skip)]
    pub read: &'static str,
}

const READ: &str = "2026-11-23";

macro_rules! sources {
    ($($name:ident: $tier:ident, $title:literal, $section:expr, $url:literal;)*) => {
        $(
            #[doc = $title]
            pub static $name: Source =
                Source { title: $title, section: $section, url: $url, tier: Tier::$tier, read: READ };
        )*
        /// Every source.
        pub static ALL: &[&Source] = &[$(&$name),*];
    };
}

sources! {
    NCCI_PTP: Cms, "CMS NCCI practitioner procedure-to-procedure edits, 2024-07-01",
        None, "https://www.cms.gov/medicare/coding-billing/national-correct-coding-initiative-ncci-edits/medicare-ncci-procedure-procedure-ptp-edits";
    NCCI_MUE: Cms, "CMS NCCI practitioner medically unlikely edits, 2026-04-01",
        None, "https://www.cms.gov/medicare/coding-billing/national-correct-coding-initiative-ncci-edits/medicare-ncci-medically-unlikely-edits-mues";
    NCCI_AOC: Cms, "CMS NCCI add-on code edits, 2024-06-03",
        None, "https://www.cms.gov/medicare/coding-billing/national-correct-coding-initiative-ncci-edits/medicare-ncci-add-code-edits";
    PFS_2024: Cms, "CMS physician fee schedule relative value file, July 2024",
        None, "https://www.cms.gov/medicare/payment/fee-schedules/physician/pfs-relative-value-files";
    PFS_2026: Cms, "CMS physician fee schedule relative value file 2026, status indicators",
        None, "https://www.cms.gov/medicare/payment/fee-schedules/physician/pfs-relative-value-files";
    HCPCS_2024: Cms, "CMS HCPCS Level II, 2024",
        None, "https://www.cms.gov/medicare/coding-billing/healthcare-common-procedure-system";
    OIG_2023: Cms, "HHS OIG, audit A-09-21-03021 of Medicare psychotherapy services",
        None, "https://oig.hhs.gov/reports/all/2023/medicare-improperly-paid-providers-for-some-psychotherapy-services-including-those-provided-via-telehealth-during-the-first-year-of-the-covid-19-public-health-emergency/";
    OIG_OCEANSIDE: Cms, "HHS OIG, Oceanside Medical Group psychotherapy audit",
        None, "https://oig.hhs.gov/reports/all/2019/oceanside-medical-group-received-unallowable-medicare-payments-for-psychotherapy-services/";
    MFT_MHC: Cms, "CMS, marriage and family therapists and mental health counselors",
        None, "https://www.cms.gov/medicare/payment/fee-schedules/physician-fee-schedule/marriage-and-family-therapists-mental-health-counselors";
    CPM_DUPLICATES: Cms, "Medicare Claims Processing Manual, chapter 1, detection of duplicate claims",
        Some("120"), "https://www.cms.gov/regulations-and-guidance/guidance/manuals/downloads/clm104c01.pdf";
    BPM_160: Cms, "Medicare Benefit Policy Manual, chapter 15",
        Some("160"), "https://www.cms.gov/regulations-and-guidance/guidance/manuals/downloads/bp102c15.pdf";
    BPM_170: Cms, "Medicare Benefit Policy Manual, chapter 15",
        Some("170"), "https://www.cms.gov/regulations-and-guidance/guidance/manuals/downloads/bp102c15.pdf";
    MLN_BHI: Cms, "CMS MLN909432, behavioral health integration services",
        None, "https://www.cms.gov/files/document/mln909432-behavioral-health-integration-services.pdf";
    NGS: Contractor, "NGS Medicare, mental health services",
        None, "https://ngsmedicare.com/mental-health?selectedArticleId=675774";
    NGS_EM: Contractor, "NGS Medicare, E/M questions on behavioral health",
        None, "https://www.ngsmedicare.com/web/ngs/evaluation-and-management?selectedArticleId=1744449";
    NORIDIAN: Contractor, "Noridian Part B, mental health",
        None, "https://med.noridianmedicare.com/es/web/jeb/specialties/mental-health";
    LCD_L34616: Contractor, "LCD L34616, psychiatry and psychology services",
        None, "https://www.cms.gov/medicare-coverage-database/view/lcd.aspx?lcdId=34616";
    NGS_CLONED: Contractor, "NGS Medicare, cloned documentation could result in Medicare denials",
        None, "https://www.ngsmedicare.com/web/ngs/documentation?selectedArticleId=1459133";
    FCSO_MUE: Contractor, "First Coast, meaning of the adjudication indicators of medically unlikely edits",
        None, "https://medicare.fcso.com/coding/medically-unlikely-edits-avoid-denials-and-appeals-properly-coding-first";
    CGS_TIME: Contractor, "CGS Medicare, services where time is a factor",
        None, "https://www.cgsmedicare.com/partb/pubs/news/2018/06/cope7951.html";
    BCBSIL: Payer, "BCBS of Illinois, psychiatry and psychotherapy reimbursement policy (summary)",
        None, "https://www.openpayer.com/policy-updates/blue-cross-blue-shield-illinois/reimbursement-payment/blue-cross-blue-shield-illinois-psychiatry-psychotherapy";
    AAPC_PSYCH: Coding, "AAPC, renew your understanding of psychiatric services",
        None, "https://www.aapc.com/blog/25413-renew-your-understanding-of-psychiatric-services/";
    AAPC_FAMILY: Coding, "AAPC Psychiatry Coding Alert, individual and family psychotherapy",
        None, "https://aapc.com/codes/coding-newsletters/my-psychiatry-coding-alert/reader-question-get-clarified-on-reporting-individual-family-psychotherapy-codes-144244-article";
    AAPC_GROUP: Coding, "AAPC Psychiatry Coding Alert, group psychotherapy",
        None, "https://aapc.com/codes/coding-newsletters/my-psychiatry-coding-alert/coding-quiz-answers-find-the-answers-to-your-group-psychotherapy-coding-quiz-146039-article";
    AAPC_PROVIDERS: Coding, "AAPC Psychiatry Coding Alert, E/M and psychotherapy by different providers",
        None, "https://aapc.com/codes/coding-newsletters/my-psychiatry-coding-alert/reader-question-claim-em-psychotherapy-separately-for-different-providers-140161-article";
    AAPC_DOCUMENTATION: Coding, "AAPC, psychotherapy documentation tips",
        None, "https://www.aapc.com/blog/81898-psychotherapy-documentation-tips-from-an-auditor/";
    EMPR_2013: Coding, "MPR, 2013 psychiatry code changes",
        None, "https://www.empr.com/home/features/2013-cpt-billing-code-changes-for-psychiatry/";
    EM_2021: Coding, "American Medical Coding, 2021 office visit codes",
        None, "https://www.americanmedicalcoding.com/2021-e-m-visit-cpt-codes/";
    EM_2023: Coding, "CPT 2023 E/M change summary (copy)",
        None, "https://www.scribd.com/document/853066066/Impact-Assessment";
    EM_2024: Coding, "E/M time changes for 2024, table",
        None, "https://americanmedicalcoding.com/e-m-changes-for-2024-for-medical-coders";
    AAFP_EM: Coding, "AAFP on the CMS E/M guide update",
        None, "https://aafp.org/content/brand/aafp/pubs/fpm/blogs/gettingpaid/entry/cms-emcoding-update.html";
    AAO_MDM: Coding, "AAO, E/M rules of 2023",
        None, "https://www.aao.org/eyenet/article/streamlined-rules-apply-beyond-the-office-setting";
    SUPERCODER: Coding, "SuperCoder, E/M level and psychotherapy",
        None, "https://www.supercoder.com/coding-newsletters/my-psychiatry-coding-alert/you-be-the-coder-understand-if-level-of-em-influences-psychotherapy-code-151841-article";
    CHIROCODE: Coding, "ChiroCode, G2212 and the final rule",
        None, "https://chirocode.com/article.html?id=prolonged-services-99417-versus-g2212-36743";
    APA_IC: Coding, "APA Services, interactive complexity 2022",
        None, "https://www.apaservices.org/practice/reimbursement/health-codes/2022-reporting-interactive-complexity";
    AACAP_IC: Coding, "AACAP and AMA, guide to interactive complexity",
        None, "https://pdf4pro.com/amp/view/interactive-complexity-6ae90c.html";
    UNDERCODING: Advice, "Coding Experts quoting Novitas on undercoding",
        None, "https://codingexperts.com/blog/undercoding-is-not-an-appropriate-audit-avoidance-strategy/";
    RCA_OIG: Advice, "Revenue Cycle Advisor on the OIG psychotherapy audit",
        None, "https://revenuecycleadvisor.com/news-analysis/oig-audit-reveals-26-million-overpayments-psychotherapy-services";
    EXTENDED: Advice, "The Insurance Maze, extended sessions after 2023",
        None, "https://theinsurancemaze.com/updateextendedsessions/";
    HEADWAY_CRISIS: Advice, "Headway, crisis codes",
        None, "https://headway.co/resources/cpt-code-90839-90840";
    WELLNOTES_CRISIS: Advice, "WellNotes, the crisis add-on",
        None, "https://wellnotesai.com/tools/cpt-code-reference/90840";
    FAMILY_26: Advice, "Coding forum quoting the 26-minute floor of family therapy",
        None, "https://reddit.hcrypt.net/r/CodingandBilling/comments/1jbau8j/90847_and_h_codes";
    LEGALCLARITY_FAMILY: Advice, "LegalClarity, family psychotherapy with the patient",
        None, "https://legalclarity.org/cpt-code-90847-family-psychotherapy-with-patient-present/";
    RVUDOC: Advice, "RVUdoc, G2212",
        None, "https://www.rvudoc.com/billing/codes/G2212";
    BCA_PROLONGED: Advice, "BC Advantage, prolonged time",
        None, "https://www.bcarev.com/2021/01/26/prolonged-time-codes-99417-and-g2212/";
    ZETTER_IC: Advice, "Zetter, interactive complexity clarified",
        None, "http://zetter.com/coding-documentation/cpt/208-interactive-complexity-90785-clarification";
    FRIER: Advice, "Frier Levitt on the OIG psychotherapy audit",
        None, "https://www.frierlevitt.com/articles/oig-report-portends-increased-scrutiny-of-psychotherapy-providers";
    MICMT: Advice, "MICMT, general behavioral health integration",
        None, "https://micmt-cares.org/general-behavioral-health";
    MIRAH: Advice, "Mirah, collaborative care minute targets",
        None, "https://support.mirah.com/article/663-collaborative-care-minute-targets";
    APA_TESTING: Coding, "APA Services, testing codes of 2019",
        None, "https://www.apaservices.org/practice/reimbursement/health-codes/testing/changes";
    TESTING_BILLERS: Advice, "Medicare, who may bill diagnostic tests (summary)",
        None, "http://www.medicarepaymentandreimbursement.com/2012/03/who-may-bill-for-diagnostic.html";
    TESTING_MINIMUMS: Advice, "Minimum minutes of test administration",
        None, "https://iframe.ai/medical-coding/CPT/96136";
    APA_TESTING_2019: Coding, "APA Services, testing codes from 2019",
        None, "https://www.apaservices.org/practice/reimbursement/health-codes/testing/changes";
    ABA_2019: Coding, "Health Net Federal Services, behavior analysis codes from 2019",
        None, "https://www.tricare-west.com/content/hnfs/home/tw/prov/benefits/benefits_a_to_z/aba/auth_billing_details.html";
    APA_HEALTH_BEHAVIOR: Coding, "APA Services, health behavior guide 2020 (copy)",
        None, "https://studylib.net/doc/25522790/billing-guide";
    NASW_2024: Coding, "NASW, highlights of the 2024 fee schedule",
        None, "https://www.socialworkers.org/Practice/Tips-and-Tools-for-Social-Workers/Highlights-for-Social-Workers-in-the-Medicare-2024-Physician-Fee-Schedule";
    HEALTH_BEHAVIOR_MINIMUM: Advice, "Minimum minutes of health behavior intervention",
        None, "https://iframe.ai/medical-coding/CPT/96158";
    CAREGIVER_TRAINING: Coding, "CodingIntel, caregiver training services",
        None, "https://codingintel.com/caregiver-training-services-cts";
    MANATT_2025: Advice, "Manatt on the CY2025 fee schedule",
        None, "https://manatt.com/insights/newsletters/health-highlights/key-digital-health-implications-of-the-2025-medica";
    CAREGIVER_MINUTES: Advice, "Provider Magazine, caregiver training minutes",
        None, "https://www.providermagazine.com/Articles/Pages/8-Insights-About-the-Future-of-Caregiver-Training-Services.aspx";
    AAFP_APCM: Coding, "AAFP, advanced primary care management",
        None, "https://www.aafp.org/family-physician/practice-and-career/getting-paid/coding/advanced-primary-care-management.html";
    FAIRPATH_APCM: Advice, "FairPath, behavioral add-ons to primary care management",
        None, "https://www.fairpath.ai/resources/apcm-behavioral-health-add-on-2026";
    FQHC_2026: Advice, "FQHC Talent, care management codes of 2026",
        None, "https://www.fqhctalent.com/blog/cy2026-medicare-care-management-codes-fqhc-revenue";
    NARHC_2026: Advice, "NARHC, summary of the CY2026 rules",
        None, "https://www.narhc.org/News/31788/Summary%2Dof%2DCY26%2DCMS%2DFinal%2DRules%2Dfor%2DRHCs";
    CAA_2026: Law, "Consolidated Appropriations Act, 2026, telehealth extension (McGuireWoods)",
        None, "https://www.mcguirewoods.com/client-resources/alerts/2026/2/understanding-congress-latest-extension-of-medicare-telehealth-flexibilities";
    PHONE_DELETED: Coding, "Telephone visit codes deleted for 2025",
        None, "https://webhooks.codingahead.com/cpt/codes/99441";
    VERIMEDIX: Advice, "Verimedix on 98000 to 98016",
        None, "https://www.verimedix.com/new-telehealth-em-codes-98000-98016/";
    SAFETY_PLANNING: Advice, "Safety planning code page",
        None, "https://www.billbusted.com/cpt-codes/g0560/";
    CODINGINTEL_BH: Coding, "CodingIntel, behavioral health compliance",
        None, "https://codingintel.com/behavioral-health-coding-compliance";
    NORIDIAN_DMHT: Contractor, "Noridian, digital mental health treatments",
        None, "https://med.noridianmedicare.com/web/jfa/article-detail/-/view/10529/understanding-digital-mental-health-treatments";
    PFS_FINAL_2026: Advice, "TechTarget on the 2026 fee schedule final rule",
        None, "https://www.techtarget.com/virtualhealthcare/news/366634076/2026-Physician-Fee-Schedule-extends-some-virtual-care-payments";
    CGS_ESKETAMINE: Contractor, "CGS Medicare, Spravato",
        None, "https://cgsmedicare.com/parta/pubs/news/2023/05/cope138216.html";
    PABAU_ESKETAMINE: Advice, "Pabau, esketamine visit above 56 mg",
        None, "https://pabau.com/procedure-codes/hcpcs-code-g2083/";
    NEOLYTIX_ESKETAMINE: Advice, "Neolytix, Spravato coding 2026",
        None, "https://neolytix.com/articles/spravato-cpt-code-2026-j0013-g2082-g2083/";
    OSMIND_KETAMINE: Advice, "Osmind, ketamine billing",
        None, "https://osmind.org/knowledge-article/ketamine-billing-code-guide";
    SBIRT_OREGON: Advice, "SBIRT Oregon, billing codes",
        None, "http://www.sbirtoregon.org/billing-and-documentation/billing-codes/";
    FCSO_ASSESSMENT: Contractor, "First Coast, revision of the risk assessment code for 2026",
        None, "https://medicare.fcso.com/coding-evaluation-and-management/revision-social-determinants-health-risk-assessment-hcpcs-code";
    ALLZONE_OPIOID: Advice, "AllZone, monthly opioid codes",
        None, "https://allzonems.com/new-hcpcs-level-ii-g-codes/";
    NGS_OTP: Contractor, "NGS Medicare, opioid treatment program billing",
        None, "https://ngsmedicare.com/web/ngs/opiod-treatment?selectedArticleId=2251313";
    CMS_OTP: Cms, "CMS, opioid treatment program billing and payment",
        None, "https://cms.gov/medicare/medicare-fee-for-service-payment/opioid-treatment-program/billing-payment";
    BCBSNC_OTP: Payer, "BCBS of North Carolina, Medicare opioid treatment policy",
        None, "https://bluecrossnc.com/providers/policies-guidelines-codes/medicare/reimbursement/updates/opioid-treatment-program-reimbursement-ma";
    H_CODE_UNITS: Advice, "Units of H codes, payer variation (forum)",
        None, "http://www.medicalbillinglive.com/members/index.php?action=printpage;topic=212.0";
    NORIDIAN_IOP: Contractor, "Noridian, intensive outpatient program",
        None, "https://med.noridianmedicare.com/web/jea/provider-types/mental-health/intensive-outpatient-program";
    CGS_IOP: Contractor, "CGS, intensive outpatient claims",
        None, "https://cgsmedicare.com/parta/pubs/news/2024/01/cope148965.html";
    ABA_CODING: Coding, "ABA Coding Coalition, questions",
        None, "https://abacodes.org/frequently-asked-questions/";
    ABA_UNITS: Coding, "ABA Coding Coalition, unit limits",
        None, "https://www.ababillingcodes.com/resources/medically-unlikely-edits/";
    TRICARE_MANUAL: Payer, "TRICARE Policy Manual, chapter 7",
        Some("3.13"), "https://manuals.health.mil/pages/DisplayManualHtmlFile/2022-01-14/AsOf/tp15/c7s3_13.html";
    LCD_L37086: Contractor, "LCD L37086, transcranial magnetic stimulation (summary)",
        None, "https://verity.backworkai.com/policy/L37086";
    AAFP_TELEHEALTH: Coding, "AAFP, billing Medicare telehealth in 2025",
        None, "https://aafp.org/pubs/fpm/blogs/gettingpaid/entry/medicare-telehealth-2025.html";
    XEALTH: Advice, "Xealth, who bills digital mental health treatment",
        None, "https://xealth.com/?p=4517";
    CMS_POS: Cms, "CMS place-of-service code set, June 2024",
        None, "https://www.cms.gov/medicare/coding-billing/place-of-service-codes/code-sets";
    NGS_TELEHEALTH_2024: Contractor, "NGS Medicare, telehealth changes for 2024: modifier 95 and place of service",
        None, "https://www.ngsmedicare.com/web/ngs/news-article-details?selectedArticleId=10638446";
    RCOLE_2026: Advice, "Robinson+Cole, Continuing Appropriations Act, 2026 and Medicare telehealth",
        None, "https://natlawreview.com/article/continuing-appropriations-act-2026-another-lifeline-medicare-telehealth";
    MTELEHEALTH: Advice, "mTelehealth, the in-person rule and its exceptions",
        None, "https://mtelehealth.com/medicare-telehealth-mental-health-faqs-cms-and-the-new-in-person-exam-requirement";
    HEADWAY_NOTES: Advice, "Headway, what a progress note holds",
        None, "https://help.headway.co/hc/en-us/articles/13042026808212-Keeping-progress-notes-on-Headway";
    TELEHEALTH_MODIFIERS: Advice, "National Billing, telehealth modifiers",
        None, "https://nationalbilling.com/post/telehealth-modifier";
    INCIDENT_TO_2023: Advice, "Bass Berry, behavioral health in the 2023 fee schedule",
        None, "https://bassberry.com/news/medicare-physician-fee-schedule-2023-behavioral-health";
    NAHRI_92: Coding, "NAHRI, billing requirements of condition code 92",
        None, "https://nahri.org/articles/cms-releases-billing-requirements-new-condition-code-92";
    TELEHEALTH_2026: Advice, "CY2026 telehealth list changes (PrivacyLawRules)",
        None, "https://privacylawrules.com/?p=1507";
    G_COMPLEXITY_STFM: Coding, "STFM, modifiers and the add-on for continuing complexity",
        None, "https://connect.stfm.org/practicemanagementhandbook/billingandcoding/outpatient/modifiersandadd-oncodeg2211e";
    G_COMPLEXITY_SDN: Advice, "Forum quoting CMS on the complexity add-on and modifier 25",
        None, "https://forums.studentdoctor.net/threads/g2211-add-on-when-are-you-using-it.1489927/";
    CPT_TIME_KOHLER: Advice, "Kohler, using time to code",
        None, "https://www.kohlerhealthcareconsulting.com/using_time_to_code_e_m.html";
    JANSSEN_COVERAGE: Advice, "Janssen, SPRAVATO payer coverage",
        None, "https://www.spravatohcp.com/payer-coverage-and-reimbursement";
    RYBAR_ESKETAMINE: Advice, "Rybar Group, esketamine procurement",
        None, "https://www.therybargroup.com/blog/coding-conundrum-spravato-eskatamine-part-1";
    ESKETAMINE_SCHEDULE: Advice, "Discussion of the esketamine schedule that cites the US label",
        None, "https://www.droracle.ai/articles/495187/is-continuation-of-spravato-esketamine-84-mg-nasal-self-administration";
    ESKETAMINE_FDA: Advice, "News of the FDA approval of esketamine alone, January 2025",
        None, "https://news-news.zip/688aa453-aedc-384e-bc0f-5a2d388d9195";
    RULA: Payer, "Rula, progress-note standard",
        None, "https://therapistsupport.rula.com/hc/en-us/articles/22374667943835-Progress-Note";
    CIGNA_ESKETAMINE: Payer, "Cigna, esketamine criteria",
        None, "https://coverage.pharmacistwrite.com/coverage/cigna/spravato-esketamine-nasal-spray-janssen/treatment-resistant-depression";
    MMP_CERT: Advice, "MMP, documenting psychotherapy after CERT reviews",
        None, "http://mmplusinc.com/news-articles/item/documenting-psychotherapy-services?category_id=30";
    OIG_ON_SITE: Cms, "HHS OIG, On-Site Psychological Services psychotherapy audit",
        None, "https://oig.hhs.gov/reports/all/2020/on-site-psychological-services-pc-audit-of-medicare-payments-for-psychotherapy-services/";
    ICD_LISTS: Cms, "ICD-10-CM code lists of CMS and CDC: January 2021, April 2025, April 2026, October 2026",
        None, "https://www.cms.gov/medicare/coding-billing/icd-10-codes";
    ICD_NOTES: Cms, "ICD-10-CM tabular list, April 2026",
        None, "https://www.cms.gov/medicare/coding-billing/icd-10-codes";
    CHAPTER_5: Coding, "Guidelines of chapter 5, use, abuse and dependence (summary)",
        None, "https://codestin.com/utility/all.php?q=https%3A%2F%2Fwww.scribd.com%2Fdocument%2F847885832%2FChapter-5";
    SUICIDAL_IDEATION: Advice, "Overland, where the code of suicidal ideation stands",
        None, "https://overlandiop.com/suicidal-ideation-icd-10-cm-code-r45-851";
    CODAPEDIA: Advice, "Codapedia, Medicare coverage of behavioral health",
        None, "https://www.codapedia.com/article_1977_Medicare_Coverage_of_Behavioral_Health_Services.cfm";
    PALMETTO_Z: Contractor, "Palmetto GBA, Z codes listed first",
        None, "https://palmettogba.com/palmetto/jma.nsf/DIDC/AW9RNX6220~Medicare%20News";
    CLEARCPC: Coding, "ClearCPC, outpatient and inpatient diagnosis rules",
        None, "https://clearcpc.com/category/icd-10-cm/page/2";
    LCD_L34641: Contractor, "LCD L34641, transcranial magnetic stimulation: covered diagnoses",
        None, "https://www.cms.gov/medicare-coverage-database/view/lcd.aspx?lcdId=34641";
    X12_CARC: Coding, "X12, claim adjustment reason codes",
        None, "https://x12.org/codes/claim-adjustment-reason-codes";
    PART2_RULE: Law, "42 CFR Part 2 final rule, Federal Register 2024-02544",
        None, "https://regulations.justia.com/regulations/fedreg/2024/02/16/2024-02544.html";
    PART2_WOODS: Advice, "Woods Rogers, changes to consent under 42 CFR Part 2",
        None, "https://www.woodsrogers.com/insights/publications/the-compliance-deadline-for-42-cfr-part-2-amendments-is-looming-preparing-for-changes-to-patient-consent";
    PART2_ACC: Advice, "ACC, overview of the 42 CFR Part 2 rule",
        None, "https://acc.com/resource-library/quick-overview-hhs-updates-rule-governing-confidentiality-substance-use-disorder";
    PART2_DMC: Advice, "DMC Law, the single consent under 42 CFR Part 2",
        None, "https://dmclawllc.com/2024/02/22/part-i-changes-to-42-cfr-part-2-the-single-consent-for-treatment-payment-and-healthcare-operations/";
    PSYCHOTHERAPY_NOTES_RULE: Advice, "Bricker Graydon, 45 CFR 164.501, psychotherapy notes",
        None, "https://www.brickergraydon.com/insights/resources/key/hipaa-privacy-regulations-definitions-psychotherapy-notes-164-501";
    PSYCHOTHERAPY_NOTES_HHH: Advice, "HHHealthLaw, psychotherapy notes and other records",
        None, "https://hhhealthlawblog.com/hipaa-psychotherapy-notes-and-other-mental-health-records";
    FCSO_TIMELY: Contractor, "First Coast, timely filing",
        None, "https://medicare.fcso.com/node/5026";
    CGS_TIMELY: Contractor, "CGS Medicare, timely filing",
        None, "https://cgsmedicare.com/parta/claims/timely.html";
    PALMETTO_TIMELY: Contractor, "Palmetto GBA, claim timeliness (copy)",
        None, "https://www.dexzcodes.com/palmetto/jmhhh.nsf/DID/AWNPNM6234";
    FCSO_ABN: Contractor, "First Coast, modifiers GA, GX, GY and GZ",
        None, "https://medicare.fcso.com/Billing_news/140588.asp";
    ABN_MODIFIERS: Advice, "Revenue Cycle Advisor, modifiers of the advance beneficiary notice",
        None, "https://revenuecycleadvisor.com/news-analysis/reporting-cms-modifiers-related-advance-beneficiary-notifications-0";
    NGS_APPEALS: Contractor, "NGS Medicare, levels of appeals and time limits",
        None, "https://ngsmedicare.com/en/web/ngs/levels-of-appeals-and-time-limits-for-filing?selectedArticleId=2754831";
    AMOUNTS_2026: Law, "CMS-4209-N, amounts in controversy for 2026",
        None, "https://www.govinfo.gov/content/pkg/FR-2025-12-04/html/2025-21879.htm";
    PLAN_APPEALS: Advice, "Insuredefense, the federal floor of appeal rights",
        None, "https://insuredefense.com/blog/aca-appeal-rights-federal-floor";
    EXPEDITED_APPEALS: Advice, "Counterclaim, 45 CFR 147.136 and expedited appeals",
        None, "https://www.counterclaim.help/guides/aca-expedited-appeal";
    OVERPAYMENTS_2025: Advice, "Bass Berry, the 60-day rule of 2025",
        None, "https://bassberry.com/news/a-new-year-a-new-overpayment-rule-cms-revises-the-60-day-rule";
    GFE_TIMES: Advice, "A practice on the times of the good-faith estimate",
        None, "https://www.jessicaboulangerlpc.com/good-faith-estimate";
    GFE_DISPUTE: Advice, "A practice on disputes of a good-faith estimate",
        None, "https://www.nyptherapy.com/the-no-surprises-act";
    GFE_YEAR: Advice, "A practice on the twelve months of a good-faith estimate",
        None, "https://drqperry.com/gfe";
    CMS_1500: Cms, "Medicare Claims Processing Manual, chapter 26, items of the professional claim",
        Some("10.4"), "https://www.cms.gov/regulations-and-guidance/guidance/manuals/downloads/clm104c26.pdf";
    TIME_TRACKING: Advice, "A billing service on exact session times",
        None, "https://confusionsolve.com/how-accurate-time-tracking-protects-your-practice-from-billing-audits";
    LEGALCLARITY_1500: Advice, "LegalClarity, how many diagnoses the CMS-1500 holds",
        None, "https://legalclarity.org/how-many-diagnoses-can-be-reported-on-the-cms-1500";
    NPI_CHECK: Cms, "CMS, requirements for the NPI check digit",
        None, "https://www.cms.gov/regulations-and-guidance/administrative-simplification/nationalprovidentstand/downloads/npicheckdigit.pdf";
}
