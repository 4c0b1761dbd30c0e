<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-15, the proposal to take part in the covenant and what was decided on it (GOV-19, GOV-20, GOV-24). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/convenantstuk.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="besluitvorming|onderwerp|samenvatting|raad|voorstel|argument|besluit|communicatie" mode="known"/>

  <xsl:template match="/collegebesluit">
    <xsl:apply-templates select="besluitvorming/*" mode="known"/>
    <xsl:call-template name="paper">
      <xsl:with-param name="kind">collegebesluit</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="stuk.collegebesluit.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="collegebesluit" mode="body">
    <xsl:for-each select="besluitvorming">
      <p style="lead"><xsl:value-of select="onderwerp"/></p>
      <definitions>
        <entry><term><t:tekst k="stuk.besluit.onderwerp"/></term><meaning><p><xsl:value-of select="onderwerp"/></p></meaning></entry>
        <entry><term><t:tekst k="stuk.besluit.zaaknummer"/></term><meaning><p><xsl:value-of select="@zaaknummer"/></p></meaning></entry>
        <entry><term><t:tekst k="stuk.besluit.portefeuillehouder"/></term><meaning><p><xsl:value-of select="@portefeuillehouder"/></p></meaning></entry>
        <entry><term><t:tekst k="stuk.besluit.openbaarheid"/></term><meaning><p><xsl:choose><xsl:when test="@openbaar = 'ja'"><t:tekst k="stuk.besluit.openbaar"/></xsl:when><xsl:otherwise><t:tekst k="stuk.besluit.niet_openbaar"/></xsl:otherwise></xsl:choose></p></meaning></entry>
        <entry><term><t:tekst k="stuk.besluit.gemeenteraad"/></term><meaning><p><xsl:value-of select="raad"/></p></meaning></entry>
        <entry><term><t:tekst k="stuk.besluit.voorgesteld"/></term><meaning><p><xsl:value-of select="@voorgesteld"/></p></meaning></entry>
      </definitions>
      <heading level="2" id="samenvatting"><t:tekst k="stuk.besluit.samenvatting"/></heading>
      <p><xsl:value-of select="samenvatting"/></p>
      <heading level="2" id="voorstel"><t:tekst k="stuk.besluit.voorstel"/></heading>
      <list numbering="decimal"><xsl:for-each select="voorstel"><item><p><xsl:value-of select="."/></p></item></xsl:for-each></list>
      <xsl:if test="argument">
        <heading level="2" id="argumenten"><t:tekst k="stuk.besluit.argumenten"/></heading>
        <list numbering="decimal"><xsl:for-each select="argument"><item><p><xsl:value-of select="."/></p></item></xsl:for-each></list>
      </xsl:if>
      <heading level="2" id="besluit"><t:tekst k="stuk.besluit.besluit"/></heading>
      <xsl:if test="not(besluit)"><p><t:tekst k="stuk.besluit.nog_geen"/></p></xsl:if>
      <xsl:for-each select="besluit"><p><strong><xsl:value-of select="@orgaan"/></strong>, <xsl:value-of select="@datum"/>: <xsl:value-of select="."/></p></xsl:for-each>
      <xsl:if test="communicatie">
        <heading level="2" id="communicatie"><t:tekst k="stuk.besluit.communicatie"/></heading>
        <p><xsl:value-of select="communicatie"/></p>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
