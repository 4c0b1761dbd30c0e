<?xml version="1.0" encoding="UTF-8"?>
<!--
  What letters about a request share: what was asked and when, who decides, how interests were weighed, and the remedy clause of a decision
  (Awb 3:45: who, where, until when). Letters that decide nothing have no such clause (norms.md 14.27).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:template match="verzoek|over|toelichting|door|orgaan|rechtsmiddel|wet|grond|reden|noodzaak|evenredigheid|factor|wens|omstandigheden|verteld|elders" mode="known"/>

  <xsl:template name="asked">
    <p style="lead"><t:tekst k="verzoek.gevraagd"><t:met select="verzoek/@ontvangen"/><t:met select="verzoek"/></t:tekst></p>
    <xsl:for-each select="over"><p><t:tekst k="verzoek.over"><t:met><name><xsl:value-of select="."/></name></t:met></t:tekst></p></xsl:for-each>
  </xsl:template>

  <xsl:template name="weighed">
    <xsl:if test="grond">
      <heading level="2" id="regel"><t:tekst k="verzoek.grond.kop"/></heading>
      <p keep="true"><t:tekst k="verzoek.grond.inleiding"/></p>
      <list><xsl:for-each select="grond"><item><p><t:tekst k="verzoek.grond.regel"><t:met><lang tag="nl"><xsl:value-of select="."/></lang></t:met><t:met><lang tag="nl"><xsl:value-of select="@artikel"/></lang></t:met></t:tekst></p></item></xsl:for-each></list>
    </xsl:if>
    <xsl:if test="reden">
      <heading level="2" id="afweging"><t:tekst k="verzoek.afweging.kop"/></heading>
      <xsl:for-each select="reden|noodzaak|evenredigheid"><p><lang tag="nl"><xsl:value-of select="."/></lang></p></xsl:for-each>
      <xsl:if test="factor">
        <p keep="true"><t:tekst k="verzoek.afweging.factoren"/></p>
        <definitions>
          <xsl:for-each select="factor"><entry><term><lang tag="nl"><xsl:value-of select="@wat"/></lang></term><meaning><p><lang tag="nl"><xsl:value-of select="."/></lang></p></meaning></entry></xsl:for-each>
        </definitions>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="remedy">
    <heading level="2" id="bezwaar-maken"><t:tekst k="verzoek.bezwaar.kop"/></heading>
    <p><t:tekst k="verzoek.bezwaar.bel"/></p>
    <p><t:tekst k="verzoek.bezwaar.termijn"><t:met select="rechtsmiddel/@duur"/><t:met select="rechtsmiddel/@uiterlijk"/></t:tekst></p>
    <p><t:tekst k="verzoek.bezwaar.waar"><t:met><name><xsl:value-of select="rechtsmiddel"/></name></t:met></t:tekst></p>
    <p><t:tekst k="verzoek.bezwaar.wat"/></p>
    <p><t:tekst k="verzoek.klacht"><t:met><link to="https://autoriteitpersoonsgegevens.nl"><t:tekst k="bijlage.klacht.site"/></link></t:met></t:tekst></p>
  </xsl:template>

  <xsl:template name="who-decided">
    <p><t:tekst k="verzoek.orgaan"><t:met><name><xsl:value-of select="orgaan"/></name></t:met></t:tekst></p>
  </xsl:template>

  <xsl:template name="ask-us">
    <p><t:tekst k="verzoek.vragen"><t:met><name><xsl:value-of select="contactpunt/@wie"/></name></t:met></t:tekst>
      <xsl:if test="contactpunt/telefoon"><xsl:text> </xsl:text><t:tekst k="informatiebrief.vragen.bellen"><t:met><name><xsl:value-of select="contactpunt/telefoon"/></name></t:met></t:tekst></xsl:if>
    </p>
  </xsl:template>
</xsl:stylesheet>
