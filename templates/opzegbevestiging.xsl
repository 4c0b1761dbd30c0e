<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-27, the confirmation that a party leaves: until when it is bound, when its access ends, and that secrecy goes on (GOV-13, GOV-14, SEC-05). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/convenantstuk.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="opzegging|laatste|uit|geheimhouding|bestand|oordeel" mode="known"/>

  <xsl:template match="/opzegbevestiging">
    <xsl:apply-templates select="opzegging/*" mode="known"/>
    <xsl:call-template name="paper">
      <xsl:with-param name="kind">opzegbevestiging</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="stuk.opzegging.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="opzegbevestiging" mode="body">
    <xsl:for-each select="opzegging">
      <p style="lead"><t:tekst k="stuk.opzegging.ontvangen"><t:met select="@ontvangen"/><t:met><name><xsl:value-of select="../partij/naam"/></name></t:met></t:tekst></p>
      <heading level="2" id="wanneer"><t:tekst k="stuk.opzegging.wanneer"/></heading>
      <p><t:tekst k="stuk.opzegging.termijn"><t:met select="@duur"/><t:met select="@artikel"/></t:tekst></p>
      <p><t:tekst k="stuk.opzegging.gebonden"><t:met select="laatste"/><t:met select="uit"/></t:tekst></p>
      <heading level="2" id="toegang"><t:tekst k="stuk.opzegging.toegang"/></heading>
      <p><t:tekst k="stuk.opzegging.toegang_eindigt"><t:met select="uit"/></t:tekst></p>
      <list><xsl:for-each select="bestand"><item><p><xsl:value-of select="."/></p></item></xsl:for-each></list>
      <xsl:for-each select="geheimhouding">
        <heading level="2" id="geheim"><t:tekst k="stuk.opzegging.geheim"/></heading>
        <p><xsl:value-of select="."/> (<t:tekst k="stuk.convenant.artikel"><t:met select="@artikel"/></t:tekst>)</p>
      </xsl:for-each>
      <heading level="2" id="anderen"><t:tekst k="stuk.opzegging.anderen"/></heading>
      <xsl:choose>
        <xsl:when test="oordeel"><p><xsl:value-of select="oordeel"/></p><p style="small"><t:tekst k="stuk.opzegging.oordeel_van"><t:met select="oordeel/@datum"/></t:tekst></p></xsl:when>
        <xsl:otherwise><p><t:tekst k="stuk.opzegging.geen_oordeel"/></p></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
