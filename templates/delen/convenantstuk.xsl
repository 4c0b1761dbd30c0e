<?xml version="1.0" encoding="UTF-8"?>
<!--
  What the papers around a covenant share (generator/publish/covenant_papers.cpp): the facts on top, and who signs. A paper's own template
  matches its root, calls "paper" with its kind and title, and has a template with mode "body".
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <xsl:template match="titel|versie|samenwerking|datum|regimeversie|partij" mode="known"/>

  <xsl:template name="paper">
    <xsl:param name="kind"/>
    <xsl:param name="title"/>
    <xsl:apply-templates select="*" mode="known"/>
    <stuk number="{@nummer}" kind="{$kind}" language="{@taal}" title="{$title}" author="{samenwerking}" date="{datum}" running="{$title}">
      <meta name="Regime"><xsl:value-of select="regimeversie"/></meta>
      <meta name="RegimeHash"><xsl:value-of select="regimeversie/@hash"/></meta>
      <fact><xsl:attribute name="label"><t:tekst k="stuk.convenant.label.convenant"/></xsl:attribute><xsl:value-of select="titel"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="stuk.convenant.label.versie"/></xsl:attribute><xsl:value-of select="versie"/></fact>
      <xsl:for-each select="partij"><fact><xsl:attribute name="label"><t:tekst k="stuk.convenant.label.partij"/></xsl:attribute><xsl:value-of select="naam"/></fact></xsl:for-each>
      <fact><xsl:attribute name="label"><t:tekst k="stuk.convenant.label.kenmerk"/></xsl:attribute><xsl:value-of select="@nummer"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="stuk.convenant.label.gemaakt"/></xsl:attribute><xsl:value-of select="datum"/></fact>
      <body><xsl:apply-templates select="." mode="body"/></body>
    </stuk>
  </xsl:template>

  <!-- Who signs, with room to write. -->
  <xsl:template name="to-sign">
    <xsl:param name="for" select="partij/naam"/>
    <xsl:param name="place"/>
    <xsl:param name="day"/>
    <signatures>
      <signer room="true" name="{$for}">
        <xsl:if test="partij/vertegenwoordiger"><line><xsl:value-of select="partij/vertegenwoordiger"/></line></xsl:if>
        <xsl:if test="partij/functie"><line><xsl:value-of select="partij/functie"/></line></xsl:if>
        <xsl:if test="partij/hoedanigheid"><line><xsl:value-of select="partij/hoedanigheid"/></line></xsl:if>
        <xsl:if test="partij/grond"><line><t:tekst k="stuk.convenant.tekengrond"><t:met select="partij/grond"/></t:tekst></line></xsl:if>
        <blank><xsl:attribute name="label"><t:tekst k="stuk.convenant.label.plaats"/></xsl:attribute><xsl:value-of select="$place"/></blank>
        <blank><xsl:attribute name="label"><t:tekst k="stuk.convenant.label.datum"/></xsl:attribute><xsl:value-of select="$day"/></blank>
      </signer>
    </signatures>
  </xsl:template>
</xsl:stylesheet>
