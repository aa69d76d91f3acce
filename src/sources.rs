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
}
