/** Short versions in the words of the program; the full documents are in the library. */
export const ndaText = `**Mutual non-disclosure agreement, in short**

- Each side keeps what the other marks as confidential to the people who need it.
- It covers roadmaps, prices, customer names and security reports.
- It lasts three years after the partnership ends.
- Anything already public, or found out independently, is not covered.`;

export const partnerAgreementText = `**Partner agreement, in short**

1. The agency sells and implements Tidewater Commerce under its own name.
2. Commission is 12 % of the first year's fees, paid within 30 days after the customer paid.
3. Registered deals are protected for 90 days.
4. Each side may end the agreement with 60 days' notice; commission already earned is still paid.

The full text, with the price annex, is in the library.`;

export const dataProcessingText = `**Data processing addendum, in short**

- The agency handles shoppers' data only on written instructions of the merchant.
- Data stays in the region the merchant chose.
- Incidents are reported within 24 hours.
- Test stores never hold real shoppers' data.`;
